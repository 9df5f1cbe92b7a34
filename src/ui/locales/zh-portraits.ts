export const zhPortraits = {
  portrait: {
    mine: '我的头像',
    room: '房间头像',
    choose: '选择图片',
    replace: '换一张',
    remove: '移除',
    google: '使用 Google 头像',
    hint: '取图片正中的方形部分，缩小后显示。拍摄地点和时间不会发送。',
    working: '请稍候…',
    saved: '现在所有人都能看到。',
    removed: '图片已移除，重新显示名字的首字。',
    problem: {
      none: '这不是图片。',
      'too-large': '图片太大。',
      unreadable: '此浏览器无法打开这张图片，请换成 JPEG 或 PNG。',
    },
  },
}
