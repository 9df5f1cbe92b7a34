import { describe, expect, it } from 'vitest'
import { cleanFileName } from '@/domain/file/file-name'

describe('the name of a file from somebody else', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['  旅行 照片.zip ', '旅行 照片.zip'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\x.dll', 'C__Windows_x.dll'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['.bashrc', 'bashrc'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['\u200b\u2066', 'file'],
    ['', 'file'],
    ['...', 'file'],
  ])('%j becomes %j', (raw, clean) => expect(cleanFileName(raw)).toBe(clean))

  it('is bounded, and keeps its ending', () => {
    const long = cleanFileName(`${'字'.repeat(500)}.tar`)
    expect(Array.from(long)).toHaveLength(120)
    expect(long.endsWith('字.tar')).toBe(true)
  })
})
