import { byId, sayAloud } from './element.js'
import { OpenedCard } from './opened-card.js'
import { isNarrow, readAddress, writeAddress } from './week-address.js'
import { Carry } from './week-carry.js'
import { dayHere, namesOf, spanOf } from './week-days.js'
import { letDrag } from './week-drag.js'
import { showFilters } from './week-filters.js'
import { showHead } from './week-head.js'
import { drawPublic } from './week-list.js'
import { Moves } from './week-moves.js'
import { WeekView } from './week-view.js'
import { askWhen } from './week-when.js'

/** @import { Answer, Api, DeskItem } from './api.js' */
/** @import { PublicWeek, Release, Slot, Wanted, Week } from './week-types.js' */
/** @import { Text } from './words.js' */

/** What a parution without a day is offered. */
const usualTime = '09:00'

/** Joins what somebody wants to see, drags and types to what Mary says and is asked. */
export class WeekPage {
  /** @type {Week | null} */
  #week = null
  #wanted = readAddress()
  #isDragging = false
  /** Whether something else is wanted than what was drawn last. */
  #isStale = true
  #api
  #text
  #days
  #head
  #filters
  #view
  #moves
  #carry
  #card
  /** Reads what is true now, and shows it. */
  #look

  /**
   * @param {{ api: Api, text: Text, locale: 'fr' | 'en', look(): Promise<Answer<unknown>> }} given
   */
  constructor({ api, text, locale, look }) {
    this.#api = api
    this.#text = text
    this.#look = look
    this.#days = namesOf(locale)
    if (this.#wanted.day === '') this.#wanted.day = dayHere()
    this.#view = new WeekView(text, this.#days, {
      open: one => void this.#card.open(itemOf(one)),
      carry: (one, isByKeys) => this.#take(one.id, isByKeys),
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
    this.#moves = new Moves(api, text, {
      changed: () => this.#draw(),
      say: (words, refused) => this.#say(words, refused),
      look,
      back: release => this.#view.focus(release),
    })
    this.#carry = new Carry(text, this.#days, {
      show: slot => void this.#hold(slot),
      drop: (release, slot) => void this.#moves.move(release, slot),
      type: (release, slot) => void this.#type(release, slot),
      giveUp: release => this.#view.focus(release),
    })
    letDrag(byId('week'), {
      begin: () => (this.#isDragging = true),
      drop: (id, day) => this.#dropped(id, day),
      end: () => {
        this.#isDragging = false
        this.#draw()
      },
    })
  }

  /** @returns {Promise<Answer<Week | PublicWeek>>} of the days that are wanted when it comes */
  async read() {
    const asked = this.#span
    const answer = /** @type {Answer<Week | PublicWeek>} */ (await this.#api.ask('week', asked))
    const now = this.#span
    return asked.from === now.from && asked.to === now.to ? answer : this.read()
  }

  /** @param {Week | PublicWeek} value */
  show(value) {
    if (value.kind === 'public') {
      for (const part of byId('week').children) part.toggleAttribute('hidden', part.id !== 'grid')
      byId('grid').replaceChildren(drawPublic(value))
      return
    }
    const before = this.#week
    if (before?.mark === value.mark) return
    this.#week = value
    const isOthers = before?.from === value.from && !this.#moves.isAny
    if (isOthers && JSON.stringify(before?.releases) !== JSON.stringify(value.releases))
      sayAloud(this.#text('week.changed'))
    this.#draw()
    this.#card.follow([...value.releases, ...value.undated].map(itemOf))
  }

  get #span() {
    return spanOf(this.#wanted.view, this.#wanted.day)
  }

  /** @param {Partial<Wanted>} wanted */
  async #want(wanted) {
    const before = this.#wanted
    this.#wanted = { ...before, ...wanted }
    this.#isStale = true
    byId('grid').setAttribute('aria-busy', 'true')
    const answer = await this.#look()
    byId('grid').removeAttribute('aria-busy')
    if (answer.kind !== 'answered') {
      this.#wanted = before
      this.#say(this.#text('week.notRead'), true)
    }
    if (this.#isStale) this.#draw()
    if (answer.kind === 'answered' && !this.#carry.release) writeAddress(this.#wanted)
  }

  /** @param {string} day */
  async #openDay(day) {
    await this.#want({ view: 'list', day })
    this.#view.focusDay(day)
  }

  #draw() {
    const week = this.#week
    if (!week || this.#isDragging) return
    const { from, to } = this.#span
    this.#head.show(this.#wanted, week)
    this.#filters.show(week, this.#wanted.filters)
    if (week.from !== from || week.to !== to) return
    this.#isStale = false
    const all = [...week.releases, ...week.undated].map(one => this.#moves.placed(one))
    this.#view.draw(week, all, this.#wanted)
  }

  /**
   * @param {string} id
   * @param {boolean} isByKeys
   */
  #take(id, isByKeys) {
    const release = this.#releaseOf(id)
    if (!release) return
    if (isByKeys) this.#carry.start(release, this.#offered(release), this.#week?.today ?? dayHere())
    else void this.#type(release, this.#offered(release))
  }

  /**
   * @param {string} id
   * @param {string} day
   */
  #dropped(id, day) {
    const release = this.#releaseOf(id)
    if (!release || release.day === day) return
    if (release.time === '') void this.#type(release, { day, time: usualTime })
    else void this.#moves.move(release, { day, time: release.time })
  }

  /**
   * @param {Release} release
   * @param {Slot} slot
   */
  async #type(release, slot) {
    const typed = await askWhen(release, slot, this.#text)
    if (typed === null) this.#view.focus(release)
    else await this.#moves.move(this.#releaseOf(release.id) ?? release, typed)
  }

  /** @param {Slot | null} slot where a parution is held over */
  async #hold(slot) {
    const { from, to } = this.#span
    if (slot && (slot.day < from || slot.day > to)) await this.#want({ day: slot.day })
    const { release } = this.#carry
    this.#view.hold(release && slot ? { release, slot: this.#carry.slot } : null)
  }

  /** @param {Release} release */
  #offered({ day, time }) {
    const { from, today: now } = this.#week ?? { from: dayHere(), today: dayHere() }
    return day === '' ? { day: from > now ? from : now, time: usualTime } : { day, time }
  }

  /** @param {string} id */
  #releaseOf(id) {
    return [...(this.#week?.releases ?? []), ...(this.#week?.undated ?? [])].find(one => one.id === id)
  }

  /**
   * @param {string} words
   * @param {boolean} [refused]
   */
  #say(words, refused = false) {
    const place = byId('said')
    place.textContent = words
    place.hidden = words === ''
    place.classList.toggle('refused', refused)
    sayAloud(words)
  }
}

/**
 * @param {Release} release
 * @returns {DeskItem} what the panel opens, and draws anew when its line moves
 */
function itemOf({ id, postId, channel, title, version, stateText }) {
  return { id, title, line: `${version} ${stateText}`, open: { verb: 'week.release', data: { postId, channel } } }
}

/**
 * @param {Text} text
 * @returns {DeskItem}
 */
function addressItem(text) {
  return { id: 'address', title: text('week.address'), line: '', open: { verb: 'week.address', data: {} } }
}
