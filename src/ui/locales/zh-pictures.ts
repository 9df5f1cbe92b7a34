import { zhFiles } from '@/ui/locales/zh-files'
import { zhPortraits } from '@/ui/locales/zh-portraits'

/** 图片的文字：添加、发送、查看；以及文件。 */
export const zhPictures = {
  ...zhFiles,
  ...zhPortraits,
  picture: {
    add: '添加图片',
    of: '{name}发来的图片',
    ofWith: '{name}发来的图片：{text}',
    open: '打开：{what}',
    preparing: '正在准备图片…',
    ready: '图片会随消息一起发送，不包含拍摄地点。',
    several: '将依次发送 {n} 张图片，文字随第一张发出。拍摄地点不会发送。',
    attached: '待发送的图片',
    place: '第 {place} 张，共 {of} 张',
    removeOne: '移除第 {place} 张图片',
    leftOut: '一次最多发送 {max} 张图片，其余的未加入。',
    keeping: '正在发出 {n} 张图片…',
    unkept: {
      full: '有 {n} 张图片没能保存：此设备空间不足。图片仍在这里，请腾出空间后再发送。',
      closed: '有 {n} 张图片没能保存到此设备。关闭页面前图片仍在这里，请再发送一次。',
    },
    unsafe: {
      full: '此设备空间不足：关闭页面后会丢失 {n} 张图片。请先发送，或腾出空间。',
      closed: '有 {n} 张图片没能存到此设备，关闭页面后会丢失。请先发送。',
    },
    count: '{n} 张图片',
    unkeptIn: {
      full: '“{room}”有{what}没能保存：此设备空间不足。请腾出空间，再到那里重新发送。',
      closed: '“{room}”有{what}没能保存到此设备。请在关闭页面前到那里重新发送。',
    },
    goToRoom: '前往',
    preview: '将要发送的图片',
    remove: '移除图片',
    drop: '把图片放到这里',
    sending: '正在发送图片：{percent}%',
    cancel: '取消',
    again: '重试',
    problem: {
      none: '这不是图片。',
      'too-large': '这张图片太大，无法发送。',
      unreadable: '浏览器打不开这张图片，请试试 JPEG 或 PNG。',
      offline: '有网络后会显示图片。',
      gone: '图片已不存在，或只收到一半。',
      refused: '无法获取图片。',
    },
    viewer: '图片',
    close: '关闭',
    zoomIn: '放大',
    zoomOut: '缩小',
    zoomed: '{percent}%',
    download: '下载',
    previous: '上一张图片',
    next: '下一张图片',
  },
}
