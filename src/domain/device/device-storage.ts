/** What the browser says about the room that this app has on the device. */
export interface DeviceStorage {
  /** What all of the app takes up and how much it may, in bytes; `undefined` where it is not told. */
  estimate(): Promise<{ readonly used: number; readonly quota: number } | undefined>
  /** Whether the browser has promised not to clear it by itself; `undefined` where it knows no such thing. */
  isPersistent(): Promise<boolean | undefined>
  /** Asks for that promise. Some browsers ask the person, some decide by themselves. */
  persist(): Promise<boolean>
}
