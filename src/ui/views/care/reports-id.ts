/** The heading of what is reported, for what leads to it. */
export const REPORTS_ID = 'reported-messages'
