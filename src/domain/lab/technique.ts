/** What the lab compares, each over the same back end. */
export const TECHNIQUES = ['websocket', 'long-polling', 'sse', 'automatic', 'data-channel'] as const
export type Technique = (typeof TECHNIQUES)[number]

export const LAB_ROLES = ['sender', 'receiver'] as const
export type LabRole = (typeof LAB_ROLES)[number]

/** Each has a place of its own under `lab/$uid`: rule R-LAB-4. */
export const placeOf = (technique: Technique): string => String(TECHNIQUES.indexOf(technique))
