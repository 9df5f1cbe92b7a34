/** The words of how a person keeps rooms in their list. */
export const enKeeping = {
  keeping: {
    isMuted: 'Muted',
    isMentioned: 'You are mentioned',
    notices: 'Notices of this room',
    all: 'All messages',
    mentionsOnly: 'Only mentions',
    nothing: 'Nothing',
    noticesHint: 'On all your devices. Messages are counted whatever you choose.',
    isPinned: 'Pinned',
    pin: 'Pin to the top',
    unpin: 'Unpin',
    muteFor: 'Mute for {n} hours',
    mute: 'Mute',
    unmute: 'Unmute',
    markRead: 'Mark as read',
    markUnread: 'Mark as unread',
    archive: 'Archive',
    unarchive: 'Take out of the archive',
    archived: 'Archived ({n})',
  },
}
