import type { enLab } from '@/ui/locales/en-lab'

export const zhLab: typeof enLab = {
  lab: {
    title: '传输实验室',
    open: '在实验室里比较传输方式',
    what: '把消息从一处送到另一处的五种方式，此时此地对照你自己的数据库实测：每种方式都在本页的两个框架之间进行，各用自己的连接，内容同为 160 字节。只写入属于你一个人的位置，结束后不留任何数据。',
    rounds: '轮数',
    run: '开始测量',
    stop: '停止',
    save: '保存为 JSON',
    running: '{technique}… {percent}%',
    done: '测量完成。',
    progress: '测量进度',
    charts: '并排比较',
    paler: '（浅色：{what}）',
    table: '具体数字',
    technique: '方式',
    metrics: '全部测量结果',
    tableHint:
      '取各轮的中位数；送达时间另列出 95% 的消息不超过的值。字节数为线上的内容，两个框架合计，不含报头。',
    explained: '原理与适用场合',
    name: {
      websocket: 'WebSocket',
      'long-polling': '长轮询',
      sse: 'SSE 与 REST',
      automatic: 'Firebase SDK',
      'data-channel': '数据通道',
    },
    metric: {
      deliveryP50: '送达，中位数',
      deliveryP95: '送达，95%',
      roundTripP50: '往返时间',
      bytesPerMessage: '每条字节数',
      reconnectMs: '重新连接',
      messagesPerSecond: '每秒消息数',
    },
    unit: { ms: '{number} 毫秒', bytes: '{number} B', perSecond: '{number} 条/秒' },
    problem: {
      blocked: '在这里连不通：网络或浏览器阻止了它。',
      'no-answer': '没有及时得到回应。可能被网络阻止，或者服务器无法访问。',
      'signed-out': '当前没有登录。请登录后再测量。',
      unavailable: '在这里无法测量。',
    },
    how: {
      websocket:
        '一条连接一直开着，双方随时都能说话。只要网络放行就用它：经由服务器的方式里，没有哪种更快、更省流量。',
      'long-polling':
        '浏览器发出请求，服务器先不回答，等有话要说时才回应，浏览器随即再问。在代理会破坏其他方式的地方用它：只需要普通请求，代价是更多的流量。',
      sse: '服务器在一个永不结束的响应里不断写入事件，要发送的内容则另走普通请求。适合只读的场合，比如展示房间的网页：浏览器会自动重连，也不需要任何库。',
      automatic:
        'SDK 会在 WebSocket 和长轮询中选用走得通的那种，并在重连前后让写入和监听保持一致。适合整个应用：它在传输之上多做的，正是你本来要自己写的。',
      'data-channel':
        '两个浏览器先借助服务器找到对方，然后绕过服务器直接对话。适合通话、传文件和不必保存的内容：什么都不会存下来，双方也必须同时在场。',
    },
  },
}
