import { createMemoryTabs } from '@/adapters/memory/memory-tabs'
import { tabLocksContract } from './tab-locks'

tabLocksContract('memory', () => {
  const tabs = createMemoryTabs()
  return () => tabs.openTab()
})
