/** Is told of one place in the database, at once and at each change, until unsubscribed. */
export interface Watcher<Value> {
  /** `skipped` counts records that could not be read. */
  onValue(value: Value, skipped: number): void
  /**
   * The server has ended it: this may not be read, or not just now, as while a sign-in is being
   * renewed. Nothing follows.
   */
  onLost(): void
}
