import { byId, say, sayAloud } from '../shell/element.ts'
import { OpenedCard } from '../cards/opened-card.ts'
import { isNarrow, readAddress, writeAddress } from './drawn/wanted-week.ts'
import { dayHere, namesOf, spanOf } from './drawn/week-days.ts'
import { showFilters } from './drawn/week-filters.ts'
import { showHead } from './week-head.ts'
import { drawPublic } from './drawn/week-list.ts'
import { Moving } from './week-moving.ts'
import { WeekView } from './drawn/week-view.ts'
import type { Answer, Api } from '../shell/api.ts'
import type { WrittenItem } from '../../../teams/desk/written-desk.ts'
import type { Wanted } from './drawn/week-types.ts'
import type { PublicWeek, WrittenRelease, WrittenWeek } from '../../../teams/week/drawn/written-week.ts'
import type { Text } from '../shell/page-words.ts'

/** Connects what a person wants to see and moves to what Mary says and is asked. */
export class WeekPage {
  #week: WrittenWeek | null = null
  /** What is shown to people who are not of comms; '': nothing yet. */
  #public = ''
  #wanted = readAddress()
  /** What was drawn last. */
  #drawn: Wanted | null = null
  /** Whether the address named no day: then it is today, by the authority's clock. */
  #isOfToday = false
  #api
  #text
  #days
  #head
  #filters
  #view
  #moving
  #card
  #look

  constructor({
    api,
    text,
    locale,
    look,
  }: {
    api: Api
    text: Text
    locale: 'fr' | 'en'
    look(): Promise<Answer<unknown>>
  }) {
    this.#api = api
    this.#text = text
    this.#look = look
    this.#days = namesOf(locale)
    if (this.#wanted.day === '') {
      this.#wanted.day = dayHere()
      this.#isOfToday = true
    }
    this.#view = new WeekView(text, this.#days, {
      open: one => void this.#card.open(itemOf(one)),
      carry: (one, isByKeys) => this.#moving.take(one.id, isByKeys),
      openDay: day => void this.#openDay(day),
    })
    this.#card = new OpenedCard(api, text, {
      markOpen: id => this.#view.markOpen(id),
      lineOf: id => this.#view.find(`open ${id}`),
      changed: () => void look(),
      back: text('week.backTo'),
    })
    this.#head = showHead(text, this.#days, {
      want: wanted => void this.#want(wanted),
      now: () => this.#wanted,
      today: () => this.#week?.today ?? dayHere(),
      address: () => void this.#card.open(addressItem(text)),
    })
    byId('filters-title').textContent = text('week.filters')
    byId('fold').toggleAttribute('open', !isNarrow() || Object.values(this.#wanted.filters).some(value => value !== ''))
    this.#filters = showFilters(byId('filters'), text, (name, value) => {
      this.#wanted.filters[name] = value
      writeAddress(this.#wanted)
      this.#draw()
    })
    const given = { api, text, days: this.#days, view: this.#view }
    this.#moving = new Moving(given, {
      week: () => this.#week,
      changed: () => this.#draw(),
      say,
      more: button => byId('said').append(' ', button),
      look,
      reach: day => this.#reach(day),
    })
  }

  /** The answer about the days that are wanted when the answer comes. */
  async read(): Promise<Answer<WrittenWeek | PublicWeek>> {
    const asked = this.#span
    const answer = (await this.#api.ask('week', asked)) as Answer<WrittenWeek | PublicWeek>
    if (this.#isOfToday && answer.kind === 'answered' && answer.value.kind === 'week') {
      this.#wanted.day = answer.value.today
      this.#isOfToday = false
    }
    const now = this.#span
    return asked.from === now.from && asked.to === now.to ? answer : this.read()
  }

  show(value: WrittenWeek | PublicWeek) {
    if (value.kind === 'public') return this.#showPublic(value)
    const before = this.#week
    if (before?.mark === value.mark) return
    this.#week = value
    const isOthers = before?.from === value.from && !this.#moving.isAnyOnItsWay
    if (isOthers && JSON.stringify(before?.releases) !== JSON.stringify(value.releases))
      sayAloud(this.#text('week.changed'))
    this.#draw()
    this.#card.follow([...value.releases, ...value.undated].map(itemOf))
  }

  #showPublic(value: PublicWeek) {
    const said = JSON.stringify(value)
    // The page is read after every decision; a selection, and a screen reader's place, stay.
    if (said === this.#public) return
    this.#public = said
    for (const part of byId('week').children) part.toggleAttribute('hidden', part.id !== 'grid')
    byId('grid').replaceChildren(drawPublic(value))
  }

  get #span() {
    return spanOf(this.#wanted.view, this.#wanted.day)
  }

  async #want(wanted: Partial<Wanted>) {
    const before = this.#wanted
    this.#wanted = { ...before, ...wanted }
    this.#isOfToday = false
    // The last message was about other days.
    byId('said').hidden = true
    byId('grid').setAttribute('aria-busy', 'true')
    const answer = await this.#look()
    byId('grid').removeAttribute('aria-busy')
    if (answer.kind !== 'answered') {
      this.#wanted = this.#drawn ?? before
      say(this.#text('week.notRead'), true)
    }
    if (this.#drawn !== this.#wanted) this.#draw()
    if (answer.kind === 'answered' && !this.#moving.isCarrying) writeAddress(this.#wanted)
  }

  async #openDay(day: string) {
    await this.#want({ view: 'list', day })
    this.#view.focusDay(day)
  }

  #draw() {
    const week = this.#week
    if (!week || this.#moving.isDragging) return
    const { from, to } = this.#span
    this.#head.show(this.#wanted, week)
    this.#filters.show(week, this.#wanted.filters)
    if (week.from !== from || week.to !== to) return
    this.#drawn = this.#wanted
    const all = [...week.releases, ...week.undated].map(one => this.#moving.placed(one))
    this.#view.draw(week, all, this.#wanted)
  }

  /** Shows the day over which a release is carried. */
  async #reach(day: string) {
    const { from, to } = this.#span
    if (day < from || day > to) await this.#want({ day })
  }
}

/** What the panel opens. It draws the card anew when `line` changes. */
function itemOf({ id, postId, channel, title, version, stateText }: WrittenRelease): WrittenItem {
  return { id, title, line: `${version} ${stateText}`, open: { verb: 'week.release', data: { postId, channel } } }
}

function addressItem(text: Text): WrittenItem {
  return { id: 'address', title: text('week.address'), line: '', open: { verb: 'week.address', data: {} } }
}
