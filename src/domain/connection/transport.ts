/** Over what a message went to the server. */
export const TRANSPORTS = ['websocket', 'long-polling', 'rest'] as const
export type Transport = (typeof TRANSPORTS)[number]

/** Over what the connection shall go, on this device. */
export const TRANSPORT_CHOICES = ['automatic', 'websocket', 'long-polling'] as const
export type TransportChoice = (typeof TRANSPORT_CHOICES)[number]
