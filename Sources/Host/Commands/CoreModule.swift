import ModuleKit
import Store

/// The core's own commands: they look at the daemon, so each is given it when it is registered.
enum CoreModule {
    static let name = "core"
    static let version = Release.version

    /// The manifest; `hall` is asked when a command runs, since the hall needs the catalog first.
    static func manifest(_ hall: @escaping @Sendable () -> Hall?, started: Instant) throws -> ModuleManifest {
        @Sendable func present() throws -> Hall {
            guard let hall = hall() else { throw RPCError(.moduleUnavailable, "The daemon is starting") }
            return hall
        }
        return ModuleManifest(
            name: name, version: version,
            commands: [
                try RegisteredCommand(Ping.self) { _, snapshot in Pong(version: version, at: snapshot.call.now) },
                try RegisteredCommand(ShowStatus.self) { try $0.answer(try present(), $1, started: started) },
                try RegisteredCommand(ShowMetrics.self, kind: .read) { try await $0.run(try present(), $1) },
                try RegisteredCommand(RunQuery.self, kind: .read) { try await $0.run(try present(), $1) },
                try RegisteredCommand(ListModules.self) { command, _ in command.answer(try present()) },
                try RegisteredCommand(GetModule.self) { command, _ in try command.answer(try present()) },
                try RegisteredCommand(LoadModule.self, kind: .write) { try await $0.run(try present(), $1) },
                try RegisteredCommand(DisableModule.self, kind: .write) { try await $0.run(try present(), $1) },
                try RegisteredCommand(AttachProcess.self, link: ProcessLink.self) { command, link, context in
                    try await command.run(try present(), link, context)
                },
                try RegisteredCommand(ReadStatements.self, kind: .read) { try await $0.run(try present(), $1) },
                try RegisteredCommand(WriteStatements.self, kind: .write) { try await $0.run(try present(), $1) },
                try RegisteredCommand(ExplainAccess.self) { try $0.answer(try present(), $1) },
                try RegisteredCommand(Discover.self) { $0.answer(try present(), in: $1.call.words) },
                try RegisteredCommand(GetSettings.self) { try $0.answer(try present(), $1) },
                try RegisteredCommand(writing: ChangeSettings.self) { try $0.run(try present(), $1) },
                try RegisteredCommand(ListJobs.self) { try $0.answer(try present(), $1) },
                try RegisteredCommand(GetJob.self) { try $0.answer(try present(), $1) },
                try RegisteredCommand(WaitForJob.self, kind: .read) { try await $0.answer(try present(), $1) },
                try RegisteredCommand(CancelJob.self, kind: .write) { try await $0.answer(try present(), $1) },
                try RegisteredCommand(ResumeJob.self, kind: .write) { try await $0.answer(try present(), $1) },
                try RegisteredCommand(ListEvents.self) { try $0.answer(try present(), $1) },
                try RegisteredCommand(SubscribeEvents.self, on: Connection.self) { try $1.subscribe($0, $2) },
                try RegisteredCommand(UnsubscribeEvents.self, on: Connection.self) { command, connection, _ in
                    try connection.unsubscribe(command)
                },
                try RegisteredCommand(PutBlob.self, kind: .write) { try await $0.run(try present(), $1) },
                try RegisteredCommand(GetBlob.self, kind: .read) { try await $0.run(try present(), $1) },
                try RegisteredCommand(ListJournal.self),
                try RegisteredCommand(ShowEntry.self) { try $0.answer(try present(), $1) },
                try revert(present),
                try RegisteredCommand(ListRefusals.self),
                try RegisteredCommand(VerifyJournal.self, kind: .read) { try await $0.run(try present(), $1) },
                try RegisteredCommand(CheckStore.self, kind: .read) { try await $0.run(try present(), $1) },
                try RegisteredCommand(CreateBackup.self, task: { try await $0.run($1, try present().backups) }),
                try RegisteredCommand(ListBackups.self, kind: .read) { command, _ in
                    try await command.run(try present().backups)
                },
                try RegisteredCommand(GetBackup.self, kind: .read) { command, _ in
                    try await command.run(try present().backups)
                },
                try RegisteredCommand(VerifyBackup.self, task: { try await $0.run($1, try present().backups) }),
                try RegisteredCommand(PruneBackups.self, task: { try await $0.run($1, try present().backups) }),
                try RegisteredCommand(DrillBackup.self, task: { try await $0.run($1, try present().backups) }),
                try RegisteredCommand(CompareBackup.self, task: { try await $0.run($1, try present()) }),
                try RegisteredCommand(RecoverRows.self, task: { try await $0.run($1, try present()) }),
            ],
            settings: try RegisteredSettings(OfficeSettings.self),
            words: [
                .indonesian: Words(
                    .calls, .core, .processes, .status, .modules, .events, .jobs, .journal, .backups, .settings,
                    .pieces, .transfers, .keeping, .proofs, .restoring, .damage)
            ])
    }

    private static func revert(_ present: @escaping @Sendable () throws -> Hall) throws -> RegisteredCommand {
        var command = try RegisteredCommand(writing: RevertEntry.self) { try $0.run(try present(), $1) }
        command.ignoresForeignKeys = true
        return command
    }
}
