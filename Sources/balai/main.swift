print("balai")
