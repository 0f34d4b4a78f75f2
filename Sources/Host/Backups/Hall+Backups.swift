extension Hall {
    /// Carries the journal beside the backups now.
    package func carryJournal() { backups.shipping.flush() }

    /// Does what the schedule does every minute.
    package func makeBackupIfDue() { backups.makeIfDue() }

    /// Waits until an erasure has reached everything.
    package func waitForErasure() { backups.waitForErasure() }

    /// Ends what is done for backups beside the calls: the places are free then.
    package func stopBackups() { backups.stop() }
}
