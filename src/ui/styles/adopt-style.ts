/** Adds the styles of a part that has just loaded; see `scripts/late-styles.ts`, which calls it for each. */
export function adoptStyle(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}
