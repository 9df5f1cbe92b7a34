import { NOTES_WORDS } from '@/domain/room/room-name'
import type { enDirect } from '@/ui/locales/en-direct'
import { zhFastPath } from '@/ui/locales/zh-fast-path'

export const zhDirect: typeof enDirect = {
  ...zhFastPath,
  direct: {
    notes: NOTES_WORDS.zh,
    alone: '这里只有你自己。',
    notesHint: '只属于你的房间，在你所有的设备上都能看到。',
    message: '发消息',
    messageOf: '给{name}发消息',
    offline: '第一次开始对话需要网络。网络恢复后再试。',
    refused: '无法与{name}开始对话。',
  },
  questions: {
    title: '收到的邀请',
    talk: '{name}想和你聊天',
    into: '{name}邀请你加入{room}',
    intoUnknown: '{name}邀请你加入一个房间',
    accept: '接受',
    acceptOf: '接受：{what}',
    decline: '拒绝',
    declineOf: '拒绝：{what}',
    declined: '已拒绝。对方不会收到通知。',
  },
  askIn: {
    title: '邀请某人加入',
    hint: '对方会在 Hearth 里收到邀请，接受后即可加入。',
    filter: '查找你认识的人',
    ask: '邀请',
    askOf: '邀请{name}加入',
    asked: '已邀请{name}。',
    refused: '无法邀请{name}。对方可能已经在房间里。',
    none: '你在其他房间遇到的人里没有叫这个名字的。',
    nobody: '你还没有遇到可以邀请的人。可以改用链接。',
  },
  blocks: {
    block: '屏蔽',
    blockOf: '屏蔽{name}',
    title: '屏蔽{name}？',
    body: '对方将无法再给你写消息、与你开始对话或邀请你加入房间，也不会收到通知。在共同的房间里，你们仍能看到彼此的消息。',
    done: '已屏蔽{name}。',
    unblock: '取消屏蔽',
    unblockOf: '取消屏蔽{name}',
    undone: '已取消屏蔽{name}。',
    is: '你已屏蔽{name}。对方写给你的消息不会被接受。',
    list: '已屏蔽的人',
    none: '你没有屏蔽任何人。',
    show: '显示此消息',
  },
}
