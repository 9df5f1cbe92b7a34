// One end of a bare transport, in a frame: what it sends and hears, and not a line more. It speaks to the page that it is in
// as the frames of the lab do (src/domain/lab/frame-message.ts).
const tell = (word) => window.parent.postMessage(word, location.origin)
const now = () => performance.timeOrigin + performance.now()
const arrive = (text) => {
  const at = now()
  tell({ kind: 'arrived', delay: at - Number(text.slice(0, text.indexOf(' '))), at })
}

let taken = () => undefined
let send
let hear = () => undefined

const ways = {
  async websocket() {
    const socket = new WebSocket(`ws://${location.host}`)
    socket.onmessage = ({ data }) => (data === '+' ? taken() : arrive(data))
    await new Promise((resolve) => (socket.onopen = resolve))
    send = (text) => {
      const isTaken = new Promise((resolve) => (taken = resolve))
      socket.send(text)
      return isTaken
    }
  },
  async sse(role) {
    send = post
    if (role !== 'receiver') return
    const events = new EventSource('/events')
    events.onmessage = ({ data }) => arrive(data)
    await new Promise((resolve) => (events.onopen = resolve))
  },
  async 'long-polling'(role) {
    send = post
    if (role !== 'receiver') return
    // What was said before is of no interest.
    await post('')
    let after = (await poll(0)).number
    void (async () => {
      for (;;) {
        const { number, text } = await poll(after)
        after = number
        arrive(text)
      }
    })()
  },
  async 'data-channel'(role) {
    const connection = new RTCPeerConnection()
    let channel
    const follow = (next) => {
      channel = next
      next.onmessage = ({ data }) => {
        if (data === '+') return taken()
        arrive(data)
        channel.send('+')
      }
    }
    const say = (what) => tell({ kind: 'signal', signal: JSON.stringify(what) })
    connection.ondatachannel = (event) => follow(event.channel)
    connection.onicecandidate = ({ candidate }) => candidate && say(candidate)
    let hearing = Promise.resolve()
    hear = (signal) => {
      const what = JSON.parse(signal)
      hearing = hearing.then(async () => {
        if (!what.sdp) return connection.addIceCandidate(what)
        await connection.setRemoteDescription(what)
        if (what.type !== 'offer') return
        await connection.setLocalDescription()
        say(connection.localDescription)
      })
    }
    send = (text) => {
      const isTaken = new Promise((resolve) => (taken = resolve))
      channel.send(text)
      return isTaken
    }
    if (role !== 'sender') return
    follow(connection.createDataChannel('bare'))
    const isOpen = new Promise((resolve) => (channel.onopen = resolve))
    await connection.setLocalDescription()
    say(connection.localDescription)
    await isOpen
  },
}

const post = (text) => fetch('/say', { method: 'POST', body: text }).then((answer) => answer.json())
const poll = (after) => fetch(`/poll?after=${after}`).then((answer) => answer.json())

async function perform(ask) {
  if (ask.name === 'begin') await ways[ask.technique](ask.role)
  if (ask.name === 'send') await send(`${now()} `.padEnd(160, '-'))
  return {}
}

window.addEventListener('message', ({ data, source }) => {
  if (source !== window.parent) return
  if (data.kind === 'signal') hear(data.signal)
  if (data.kind !== 'ask') return
  const { number } = data
  perform(data.ask).then(
    (value) => tell({ kind: 'answer', number, value }),
    (cause) => tell({ kind: 'answer', number, value: { problem: String(cause) } }),
  )
})
tell({ kind: 'hello' })
