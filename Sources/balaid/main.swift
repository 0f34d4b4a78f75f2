print("balaid")
