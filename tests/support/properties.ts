import fc from 'fast-check'

// The same cases on every run: a failure is then a fact, not an event.
fc.configureGlobal({ seed: 20_260_101 })

export { fc }
