export const enLook = {
  look: {
    textSize: 'Text size',
    textSizes: { small: 'Small', normal: 'Normal', large: 'Large', largest: 'Largest' },
    contrast: 'Contrast',
    contrasts: { system: 'As the device', more: 'More' },
    density: 'Spacing',
    densities: { cozy: 'Roomy', compact: 'Compact' },
    motion: 'Motion',
    motions: { system: 'As the device', reduced: 'Reduced' },
    enterKey: 'The Enter key',
    enterKeys: { sends: 'Sends', breaks: 'Begins a new line' },
    enterHint:
      'Ctrl+Enter (⌘ Enter) always sends, Shift+Enter always begins a new line. On touch screens Enter begins a new line.',
  },
}
