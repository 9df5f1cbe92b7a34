/** Over what a message went to the server. */
export const TRANSPORTS = ['websocket', 'long-polling', 'rest'] as const
export type Transport = (typeof TRANSPORTS)[number]
