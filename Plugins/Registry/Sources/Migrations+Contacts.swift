import ModuleKit

extension RegistryModule {
    /// How somebody is found who is looked for; whoever may read a person is told it anyway, the number masked.
    static let contacts = Migration(
        "0015 contacts and traces",
        sql: """
            CREATE VIEW registry_pub_contact AS SELECT id AS person, phone, nik FROM registry_person;

            -- Each meeting or training at which a cadre was seen, by the reference that its module gave.
            CREATE VIEW registry_pub_trace AS
                SELECT cadre, on_date, basis AS kind, reference FROM registry_cadre_event WHERE kind = 'seen';
            """)
}
