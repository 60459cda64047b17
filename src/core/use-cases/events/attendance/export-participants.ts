import { type Change, refresh } from '../../../change.ts'
import { type Actor, named, type PersonId } from '../../../domain/actor.ts'
import type { EventNow } from '../../../domain/events/event.ts'
import { boardId, type EventBoard, type ParticipantsListed } from '../../../domain/events/event-board.ts'
import { mayOrganise } from '../../../domain/events/organisers.ts'
import type { ParticipantFigures } from '../../../domain/events/participants.ts'
import type { Ports } from '../../../ports.ts'
import { orRunAgain } from '../../attempt.ts'
import { isPrepared } from '../../broadcasts/seen/ask-for-files.ts'
import { files } from '../../broadcasts/seen/write-report.ts'
import { type BoardNeeds, type BoardRefusal, changeBoard } from '../board/open-board.ts'
import { everybody } from './see-attendance.ts'
import { type BoardReads, seeAnswers, withRoles } from '../board/see-board.ts'

/** In the library, beside that of the sendings. */
export const eventsFolder = 'Événements'

export type ExportResult = { kind: 'asked'; event: EventNow } | { kind: 'event-purged' } | BoardRefusal

/** *Exporter (Excel)*: a job writes the list; the board has its address. */
export function askForParticipants(ports: BoardNeeds, actor: Actor, postId: string): Promise<ExportResult> {
  return changeBoard<ExportResult>(ports, actor, postId, async (board, { event }) => {
    if (await ports.events.counts(postId)) return { kind: 'event-purged' }
    const answer = { kind: 'asked' as const, event }
    if (isPrepared(board.files)) return answer
    const before = board.files ?? { xlsx: null, csv: null, writtenAt: null }
    return {
      board: { ...board, files: { ...before, askedBy: named(actor), askedAt: ports.now() } },
      also: [
        { job: 'event.export', data: { postId, person: actor.id } },
        refresh({ card: 'participants', postId, person: actor.id }),
      ],
      answer,
    }
  })
}

type WriteNeeds = BoardReads & Pick<Ports, 'commit' | 'now' | 'library' | 'sheets' | 'tables'>

/** The job `event.export`: the same name is the same file, so that it may run again at any time. */
export async function writeParticipants(
  ports: WriteNeeds,
  { postId, person }: { postId: string; person: PersonId },
): Promise<void> {
  const id = boardId(postId, person)
  const board = await ports.events.board(id)
  const post = await ports.posts.byId(postId)
  if (!board || !post || !isPrepared(board.files)) return
  const seen = mayOrganise(post, await withRoles(ports, person)) ? await seeAnswers(ports, postId) : null
  // Nothing is written for a person who is no longer organiser, nor once the answers are deleted.
  if (!seen || seen.purged) return saveFiles(ports, id, null)
  const { event, figures } = seen
  const at = ports.now()
  const everyone = await everybody(ports, seen)
  const people = everyone.flatMap(({ said }) => (said === null ? [] : [said]))
  const walkIns = everyone.flatMap(({ said, name, department }) => (said === null ? [{ name, department }] : []))
  await saveFiles(ports, id, { xlsx: await writeFile(ports, { event, figures, people, walkIns, at }), at }, [
    {
      journal: {
        verb: 'event.exported',
        actor: board.files?.askedBy ?? null,
        subject: post.reference,
        seal: null,
        details: { people: people.length },
      },
    },
  ])
}

/** The file as it stays once the answers are deleted: with figures alone. */
export async function writeFigures(
  ports: Pick<Ports, 'now' | 'library' | 'sheets' | 'tables'>,
  event: EventNow,
  figures: ParticipantFigures,
): Promise<void> {
  await writeFile(ports, { event, figures, people: [], walkIns: [], at: ports.now() })
}

async function writeFile(
  { sheets, tables, library }: Pick<Ports, 'library' | 'sheets' | 'tables'>,
  listed: ParticipantsListed,
): Promise<string> {
  const bytes = await sheets.xlsx(tables.participants(listed))
  return library.put(eventsFolder, `${listed.event.post.reference} Participants.xlsx`, files.xlsx, bytes)
}

/** Asked for again while it was being written: that run has yet to come. */
async function saveFiles(
  ports: Pick<Ports, 'events' | 'commit'>,
  id: string,
  written: { xlsx: string; at: string } | null,
  also: Change[] = [],
): Promise<void> {
  await orRunAgain(async () => {
    const board = await ports.events.board(id)
    if (!board?.files) return 'done'
    const { postId, person } = board
    const row: EventBoard = {
      ...board,
      version: board.version + 1,
      files: written && { ...board.files, xlsx: written.xlsx, writtenAt: written.at },
    }
    return ports.commit(
      { save: 'event_board', row, ifVersion: board.version },
      ...also,
      refresh({ card: 'participants', postId, person }),
    )
  })
}
