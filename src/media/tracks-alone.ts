/** Boxes of an mp4 (ISO 14496-12) that contain others, and those that describe a track. */
const containers = ['trak', 'mdia', 'minf', 'stbl']
const kept = [...containers, 'mvhd', 'tkhd', 'mdhd', 'hdlr', 'elng', 'stsd']

/**
 * A copy of what an mp4 says of its tracks (`moov`): without pictures and sound, and with every table blanked. A table
 * may claim four thousand million entries in a few bytes, and mp4box writes each down. Null: there is none.
 */
export function tracksAlone(bytes: Uint8Array): ArrayBuffer | null {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const moov = [...boxes(file, 0, file.byteLength)].find(({ type }) => type === 'moov')
  if (!moov) return null
  const copy = new Uint8Array(bytes.subarray(moov.at, moov.end)).buffer
  blank(new DataView(copy), moov.from - moov.at, copy.byteLength)
  return copy
}

/** « free »: nothing reads a box of this type. */
const free = 0x66_72_65_65

/** Boxes are nested as deep as a file likes: those still to be looked into wait in a list, without recursion. */
function blank(view: DataView, from: number, to: number): void {
  const left = [{ from, end: to }]
  for (let within = left.pop(); within; within = left.pop())
    for (const box of boxes(view, within.from, within.end)) {
      if (!kept.includes(box.type)) view.setUint32(box.at + 4, free)
      if (containers.includes(box.type)) left.push(box)
    }
}

type Box = { type: string; at: number; from: number; end: number }

/** `from`: where the contents of the box begin. A box ends with its outer one at the latest. */
function* boxes(view: DataView, start: number, to: number): Generator<Box> {
  for (let at = start; at + 8 <= to;) {
    const short = view.getUint32(at)
    const long = short === 1 && at + 16 <= to
    const size = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
    const from = at + (long ? 16 : 8)
    const end = Math.min(at + size, to)
    if (end < from) return
    yield { type: String.fromCharCode(...[4, 5, 6, 7].map(one => view.getUint8(at + one))), at, from, end }
    at = end
  }
}
