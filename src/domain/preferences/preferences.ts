export type Theme = 'system' | 'light' | 'dark'
export type Language = 'en' | 'zh'

/** How this device shows Hearth. Kept on the device. */
export interface Preferences {
  readonly theme: Theme
  /** `undefined`: as the browser asks for. */
  readonly language: Language | undefined
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'system', language: undefined }
