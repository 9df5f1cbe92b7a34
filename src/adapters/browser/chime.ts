const NOTES = [
  { pitch: 660, after: 0 },
  { pitch: 880, after: 0.09 },
]
const LENGTH_S = 0.25
const LOUDNESS = 0.08

let context: AudioContext | undefined

/** Two soft notes, made here: there is nothing to fetch. */
export function chime(): void {
  // Before the first tap a page is mute, and would make up for it at the tap.
  const { userActivation } = navigator as { userActivation?: UserActivation }
  if (userActivation?.hasBeenActive === false || !('AudioContext' in window)) return
  context ??= new AudioContext()
  void context.resume().catch(() => undefined)
  for (const { pitch, after } of NOTES) play(context, pitch, context.currentTime + after)
}

function play(context: AudioContext, pitch: number, at: number): void {
  const oscillator = new OscillatorNode(context, { frequency: pitch })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH_S)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + LENGTH_S)
}
