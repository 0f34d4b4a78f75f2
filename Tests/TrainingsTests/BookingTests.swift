import HallTesting
import ModuleKit
import Testing

@Suite struct BookingTests {
    @Test("who is in a training of these days is in no other, and both bookings are named") func days() async throws {
        let office = try await Office()
        let (first, second) = (try await office.openID(), try await office.openID(["starts_on": "2024-04-24"]))
        let cadre = try await office.cadre("Contoh Satu")
        _ = try await office.enrol(first, ["cadre": .integer(cadre)])
        let error = await office.hall.error(
            "trainings.enrol", ["training": .integer(second), "participants": [["cadre": .integer(cadre)]]])
        #expect(error?.name == .conflict)
        #expect(error?.details?["bookings"]?[0]?["training"] == .integer(second))
        #expect(error?.details?["bookings"]?[1]?["training"] == .integer(first))
        #expect(error?.message.description.contains("Contoh") == false)
        let nominated = try await office.hall.call(
            "trainings.enrol",
            [
                "training": .integer(second), "participants": [["cadre": .integer(cadre)]], "state": "nominated",
            ])
        let id = try #require(nominated["participants"]?[0]?["id"])
        for step in ["trainings.select", "trainings.confirm"] {
            #expect(await office.hall.error(step, ["participants": [id]])?.name == .conflict)
        }
        try await office.hall.call("trainings.cancel", ["training": .integer(first), "reason": "Banjir"])
        #expect(
            try await office.hall.call("trainings.confirm", ["participants": [id]])["items"]?[0]?["state"]
                == "confirmed")
    }

    @Test("with sessions only their hours are booked: mornings here and afternoons there go together") func hours()
        async throws
    {
        let office = try await Office()
        let (first, second) = (try await office.openID(), try await office.openID())
        let cadre = try await office.cadre("Contoh Satu")
        _ = try await office.session(first, day: 22, hour: 9)
        _ = try await office.enrol(first, ["cadre": .integer(cadre)])
        _ = try await office.session(second, day: 22, hour: 12)
        _ = try await office.enrol(second, ["cadre": .integer(cadre)])
        let error = await office.hall.error(
            "trainings.session.add",
            [
                "training": .integer(second), "starts_at": "2024-04-22T08:00:00+08:00",
                "ends_at": "2024-04-22T09:00:01+08:00",
            ])
        #expect(error?.name == .conflict)
        #expect(error?.details?["bookings"]?.array?.count == 2)
        let moved = await office.hall.error(
            "trainings.session.update",
            ["session": 2, "starts_at": "2024-04-22T11:59:00+08:00", "ends_at": "2024-04-22T13:00:00+08:00"])
        #expect(moved?.name == .conflict)
        #expect(await office.hall.error("trainings.session.remove", ["session": 2])?.name == .conflict)
    }

    @Test("sessions of one class follow each other, those of two classes may go side by side") func sideBySide()
        async throws
    {
        let office = try await Office()
        let training = try await office.openID(["classes": [["name": "A"], ["name": "B"]]])
        _ = try await office.session(training, day: 22, class: "A")
        _ = try await office.session(training, day: 22, class: "B")
        await #expect(throws: RPCError.self) { try await office.session(training, day: 22, hour: 10, class: "B") }
        await #expect(throws: RPCError.self) { try await office.session(training, day: 22, hour: 10) }
    }

    @Test("a trainer leads one session at a time, and is no participant meanwhile") func trainers() async throws {
        let office = try await Office()
        let training = try await office.openID(["classes": [["name": "A"], ["name": "B"]]])
        func session(_ name: String, _ trainer: JSONValue, hour: String = "09") async throws -> JSONValue {
            try await office.hall.call(
                "trainings.session.add",
                [
                    "training": .integer(training), "class": .string(name), "trainer": trainer,
                    "starts_at": .string("2024-04-22T\(hour):00:00+08:00"),
                    "ends_at": .string("2024-04-22T\(hour):45:00+08:00"),
                ])
        }
        let first = try await session("A", "Contoh Pelatih")
        #expect(first["trainers"]?[0]?["role"] == "trainer")
        let person = try #require(first["trainers"]?[0]?["person"])
        do {
            _ = try await session("B", person)
            Issue.record("a trainer was booked twice")
        } catch { #expect((error as? RPCError)?.name == .conflict) }
        let later = try await session("B", person, hour: "10")
        #expect(later["trainers"]?[0]?["person"] == person)
        let asParticipant = await office.hall.error(
            "trainings.enrol", ["training": .integer(training), "class": "A", "participants": [["person": person]]])
        #expect(asParticipant?.name == .conflict)
        let speaker = try await office.hall.call(
            "trainings.trainer.add",
            ["session": first["id"] ?? .null, "name": "Contoh Narasumber", "role": "speaker", "unit": "Bappeda"])
        #expect(speaker["trainers"]?.array?.map { $0["role"] } == ["trainer", "speaker"])
        let list = try await office.hall.call("trainings.trainer.list", ["training": .integer(training)])
        #expect(list["items"]?.array?.count == 3)
        #expect(try await office.hall.call("trainings.trainer.get", ["id": 1]) == first["trainers"]?[0])
        let without = try await office.hall.call("trainings.trainer.remove", ["trainer": 1])
        #expect(without["trainers"]?.array?.count == 1)
    }
}
