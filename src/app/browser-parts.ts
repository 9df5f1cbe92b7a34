/** What of the browser no room needs to be drawn, in chunks of its own. */
export { browserStorage as deviceStorage } from '@/adapters/browser/device-storage'
export { readDatabaseAddress } from '@/app/database-address'
export { preparePicture } from '@/adapters/browser/prepare-picture'
export { arrivalsMemory } from '@/adapters/browser/kept-arrivals'
export { preparePortrait } from '@/adapters/browser/prepare-portrait'
export { ownDevice } from '@/adapters/browser/kept-device'
export { purposeMemory } from '@/adapters/browser/kept-purpose'
export { transportMemory } from '@/adapters/browser/kept-transport'
