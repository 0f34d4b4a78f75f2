import ModuleKit

extension RegistryModule {
    /// Of somebody who was erased others keep what they count, and record nothing new.
    static let erased = Migration(
        "0013 who was erased",
        sql: """
            DROP VIEW registry_pub_person;
            CREATE VIEW registry_pub_person AS
                SELECT id, name, sex, merged_into, erased_at IS NOT NULL AS erased FROM registry_person;
            """)
}
