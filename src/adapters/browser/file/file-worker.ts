import { serveFile } from '@/adapters/browser/file/serve-file'

serveFile(self as unknown as Parameters<typeof serveFile>[0])
