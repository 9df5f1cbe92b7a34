import { serveSearch } from '@/adapters/search/serve-search'

serveSearch(self)
