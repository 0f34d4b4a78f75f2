extension Hall {
    /// Carries the journal beside the backups now.
    package func carryJournal() { backups.shipping.flush() }

    /// Waits until an erasure has reached everything.
    package func waitForErasure() { backups.waitForErasure() }
}
