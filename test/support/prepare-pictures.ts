import { readFileSync } from 'node:fs'
import { createPictures, type PictureStore } from '../../src/media/picture-files.ts'

/**
 * A process of its own: takes the files that it is given all at once, and says by how many MB its memory peaked
 * above what it had before. `VmHWM`: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
const store: PictureStore = {
  put: async ({ digest }) => digest,
  about: async () => null,
  get: async () => null,
  expire: async () => undefined,
  erase: async () => undefined,
  begin: async () => 1,
  end: async () => undefined,
}
const pictures = createPictures({
  store,
  publicUrl: undefined,
  secret: 's',
  now: () => new Date().toISOString(),
  isServed: async () => true,
})
const files = process.argv.slice(2).map(path => new Uint8Array(readFileSync(path)))
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024
const before = process.memoryUsage().rss / 2 ** 20
const kinds = await Promise.all(files.map(async (bytes, index) => (await pictures.add(String(index), bytes)).kind))
process.stdout.write(JSON.stringify({ kinds, addedMb: Math.round(peak() - before) }))
