/** The words of the lab, where ways to talk are compared. */
export const enLab = {
  lab: {
    title: 'Transport lab',
    open: 'Compare transports in the lab',
    what: 'Five ways to bring a message from one place to another, measured here and now against your own database: each between two frames of this page, with connections of their own and the same 160 bytes. It writes to a place of yours alone and leaves nothing there.',
    rounds: 'Rounds',
    run: 'Measure',
    stop: 'Stop',
    save: 'Save as JSON',
    running: '{technique}… {percent}%',
    done: 'Done.',
    progress: 'Progress of the measurements',
    charts: 'Side by side',
    paler: '(paler: {what})',
    table: 'In numbers',
    technique: 'Technique',
    metrics: 'All that was measured',
    tableHint:
      'The middle of all rounds; of deliveries also what 95 of 100 stay below. Bytes are contents on the wire, both frames together, without headers.',
    explained: 'How they work, and when to use which',
    name: {
      websocket: 'WebSocket',
      'long-polling': 'Long polling',
      sse: 'SSE and REST',
      automatic: 'Firebase SDK',
      'data-channel': 'Data channel',
    },
    metric: {
      deliveryP50: 'Delivery, median',
      deliveryP95: 'Delivery, 95 of 100',
      roundTripP50: 'Round trip',
      bytesPerMessage: 'Bytes a message',
      reconnectMs: 'Reconnecting',
      messagesPerSecond: 'Messages a second',
    },
    unit: { ms: '{number} ms', bytes: '{number} B', perSecond: '{number}/s' },
    problem: {
      blocked: 'It does not get through here: this network or browser blocks it.',
      'no-answer': 'No answer in time. A network may block it, or the server cannot be reached.',
      'signed-out': 'Nobody is signed in. Sign in, then measure again.',
      unavailable: 'It could not be measured here.',
    },
    how: {
      websocket:
        'One connection stays open, and both sides speak over it whenever they like. Use it wherever a network lets it through: nothing else over a server is as fast for as few bytes.',
      'long-polling':
        'The browser asks, the server holds the question until there is something to say, and the browser asks again. Use it where proxies break everything else: it needs nothing but plain requests, and pays for that in bytes.',
      sse: 'The server writes events into an answer that never ends, and what is sent goes by requests of its own. Use it for readers, such as a page that shows a room: the browser reconnects by itself, and no library is needed.',
      automatic:
        'The SDK takes a WebSocket or long polling, whichever gets through, and keeps what is written and watched in step over reconnects. Use it for the whole of an app: what it adds to the bare transport is what you would have to write yourself.',
      'data-channel':
        'Two browsers find each other with the help of a server, then speak directly, past it. Use it for calls, files and what need not be kept: nothing is stored, and both have to be there.',
    },
  },
}
