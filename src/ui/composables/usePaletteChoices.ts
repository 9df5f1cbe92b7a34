import { storeToRefs } from 'pinia'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { findNamed } from '@/domain/message/completion'
import type { Message } from '@/domain/message/message'
import { plainText } from '@/domain/message/plain-text'
import { QUIET_SPANS } from '@/domain/notice/quiet-time'
import { LOOKS } from '@/domain/preferences/preferences'
import type { Photo } from '@/domain/portrait/photo'
import type { RoomId, UserId } from '@/shared/ids'
import { useAsideStore } from '@/stores/aside'
import { useBlockedStore } from '@/stores/blocked'
import { useFastPathStore } from '@/stores/fast-path'
import { usePeopleStore } from '@/stores/people'
import { usePreferencesStore } from '@/stores/preferences'
import { useQuietStore } from '@/stores/quiet'
import { useRoomFilterStore } from '@/stores/room-filter'
import { useRoomsStore } from '@/stores/rooms'
import { useSearchStore } from '@/stores/search'
import { useSessionStore } from '@/stores/session'
import { useAct } from '@/ui/composables/useAct'
import { useCallChoices } from '@/ui/composables/useCallChoices'
import { useDirect } from '@/ui/composables/useDirect'
import { useMediaQuery } from '@/ui/composables/useMediaQuery'
import { useSearch } from '@/ui/composables/useSearch'
import { useI18n } from '@/ui/locales/i18n'

/** All in sight without scrolling, on a phone too. */
const MAX_SHOWN = 9
const MAX_MESSAGES = 3
const MAX_NAMED = MAX_SHOWN - MAX_MESSAGES
/** Rooms spoken in last, before anything is typed: they leave room for what can be done. */
const MAX_RECENT = 3

/** Whose picture stands before it. */
export interface PaletteFace {
  readonly kind: 'user' | 'room'
  readonly person: UserId | RoomId
  readonly name: string
  readonly photo: Photo | undefined
}

export interface PaletteChoice {
  readonly key: string
  readonly name: string
  /** What it is, or where it was said. */
  readonly hint: string
  /** Whom or what it is about; nothing where it is something to do. */
  readonly face?: PaletteFace
  run(): unknown
  /** It may fail: the palette stays until it has answered `true`, and says why where it does not. */
  readonly mayFail?: boolean
}

/** What the palette leads to: rooms, people, what can be done, and messages that have the words. */
export function usePaletteChoices(query: Readonly<Ref<string>>, showShortcuts: () => void) {
  const { t } = useI18n()
  const router = useRouter()
  const openSearch = useSearch()
  const direct = useDirect()
  const quieting = useAct()
  const calling = useCallChoices()
  const quietStore = useQuietStore()
  const preferencesStore = usePreferencesStore()
  const roomsStore = useRoomsStore()
  const peopleStore = usePeopleStore()
  const blockedStore = useBlockedStore()
  const searchStore = useSearchStore()
  const filterStore = useRoomFilterStore()
  const fastPathStore = useFastPathStore()
  const asideStore = useAsideStore()
  const isPhone = useMediaQuery('(width < 720px)')
  const { joined } = storeToRefs(roomsStore)
  const { account } = storeToRefs(useSessionStore())

  const words = computed(() => query.value.trim())
  const messages = shallowRef<readonly Message[]>([])

  const rooms = computed<readonly PaletteChoice[]>(() =>
    joined.value
      .filter(({ isGone }) => !isGone)
      .map(({ id, name, person, photo }) => ({
        ...{ key: id, name, hint: t('palette.room') },
        face: {
          ...{ kind: person ? ('user' as const) : ('room' as const), person: person ?? id },
          ...{ name, photo },
        },
        run: () => router.push(`/room/${id}`),
      })),
  )
  /** Those with whom there is a conversation stand among the rooms. */
  const people = computed<readonly PaletteChoice[]>(() => {
    const met = new Set(joined.value.map(({ person }) => person))
    const isNew = (id: UserId) =>
      id !== account.value?.id && !met.has(id) && !blockedStore.people.has(id)
    return [...peopleStore.profiles.keys()].filter(isNew).map((id) => ({
      ...{ key: `person-${id}`, name: peopleStore.nameOf(id), hint: t('palette.person') },
      face: faceOf(id),
      mayFail: true,
      run: () => direct.talkTo(id),
    }))
  })
  const actions = computed<readonly PaletteChoice[]>(() => [
    action('search', t('rooms.search'), () => openSearch()),
    action('new', t('rooms.create'), () => router.push('/new')),
    action('explore', t('rooms.explore'), () => router.push('/explore')),
    // Where they cannot be begun, the page of new rooms says why.
    action(
      'notes',
      t('direct.notes'),
      async () => (await direct.openNotes()) || router.push('/new'),
    ),
    action('filter', t('rooms.filter'), () => {
      filterStore.open()
      // There the list is a page of its own.
      if (isPhone.value) void router.push('/')
    }),
    ...calling.value.map(({ key, name, run }) => action(key, name, run)),
    ...(fastPathStore.peer ? [action('aside', t('aside.open'), () => asideStore.offer(true))] : []),
    action('settings', t('rooms.settings'), () => router.push('/settings')),
    ...(quietStore.until
      ? [quietly('quiet-off', t('quiet.turnOff'), () => quietStore.turnOff())]
      : QUIET_SPANS.map((span) =>
          quietly(`quiet-${span}`, t(`quiet.turnOn.${span}`), () => quietStore.turnOn(span)),
        )),
    action('shortcuts', t('palette.shortcuts'), showShortcuts),
    ...LOOKS.theme.map((theme) =>
      action(theme, t('palette.theme', { theme: t(`settings.themes.${theme}`) }), () =>
        preferencesStore.setLook({ theme }),
      ),
    ),
  ])
  const said = computed<readonly PaletteChoice[]>(() =>
    messages.value.map(({ id, room, from, text }) => ({
      key: id,
      name: `${t('message.says', { name: peopleStore.nameOf(from) })} ${plainText(text)}`,
      ...{ hint: roomsStore.nameOf(room), face: faceOf(from) },
      run: () => router.push({ name: 'room', params: { room }, query: { m: id } }),
    })),
  )

  const choices = computed(() => {
    if (words.value === '') {
      return [...rooms.value.slice(0, MAX_RECENT), ...actions.value].slice(0, MAX_SHOWN)
    }
    const named = [...rooms.value, ...people.value, ...actions.value]
    return [...findNamed(named, words.value, MAX_NAMED), ...said.value]
  })

  function faceOf(id: UserId): PaletteFace {
    return {
      kind: 'user',
      person: id,
      name: peopleStore.nameOf(id),
      photo: peopleStore.photoOf(id),
    }
  }

  function action(key: string, name: string, run: () => unknown): PaletteChoice {
    return { key, name, hint: t('palette.action'), run }
  }

  /** It may fail; then the palette says why. */
  function quietly(
    key: string,
    name: string,
    turn: () => ReturnType<typeof quietStore.turnOff>,
  ): PaletteChoice {
    return {
      ...action(key, name, () => quieting.ask(turn).then((is) => is === null)),
      mayFail: true,
    }
  }

  const isIndexed = () => searchStore.progress?.isComplete
  watch([words, isIndexed], async ([asked]) => {
    const found = await searchStore.find(asked, MAX_MESSAGES)
    // Something else has been typed meanwhile.
    if (found && asked === words.value) messages.value = found
  })

  return {
    choices,
    isBusy: computed(() => direct.isBusy.value || quieting.isBusy.value),
    problem: computed(() => direct.problem.value ?? quieting.problem.value),
    problemWith: (name: string) =>
      direct.problem.value || !quieting.problem.value
        ? direct.problemWith(name)
        : t(`action.${quieting.problem.value}`),
  }
}
