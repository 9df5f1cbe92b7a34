/** Where received files are kept until they are saved: a folder of this origin alone, one for each person. */
export async function openFilePlace(user: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  const files = await root.getDirectoryHandle('files', { create: true })
  return files.getDirectoryHandle(encodeURIComponent(user), { create: true })
}
