// Written by `npm run words` from cards/locales/fr.json: TypeScript reads no literal out of JSON.

/** Every text by its dotted key, with the names between its braces. */
export type Texts = {
  'agenda.agenda.add': never
  'agenda.agenda.again': never
  'agenda.agenda.between': never
  'agenda.agenda.failing': 'because' | 'date'
  'agenda.agenda.feed': 'kind' | 'name'
  'agenda.agenda.feeds': never
  'agenda.agenda.file': 'date'
  'agenda.agenda.heading': never
  'agenda.agenda.host': 'host' | 'kind' | 'name'
  'agenda.agenda.ideas': never
  'agenda.agenda.manyFeeds': never
  'agenda.agenda.never': 'because'
  'agenda.agenda.noFeeds': never
  'agenda.agenda.none': never
  'agenda.agenda.read': 'date'
  'agenda.agenda.remove': never
  'agenda.agenda.span': 'from' | 'to'
  'agenda.agenda.waiting': never
  'agenda.because.away': never
  'agenda.because.busy': never
  'agenda.because.certificate': never
  'agenda.because.no-calendar': never
  'agenda.because.not-found': never
  'agenda.because.private': never
  'agenda.because.redirects': never
  'agenda.because.refused': never
  'agenda.because.slow': never
  'agenda.because.too-large': never
  'agenda.file.add': never
  'agenda.file.ask': never
  'agenda.file.attach': never
  'agenda.form.add': never
  'agenda.form.back': never
  'agenda.form.heading': never
  'agenda.form.headingFile': 'name'
  'agenda.form.kind': never
  'agenda.form.lead': never
  'agenda.form.name': never
  'agenda.form.nameHint': never
  'agenda.form.url': never
  'agenda.form.urlHint': never
  'agenda.holiday': never
  'agenda.idea-form.add': never
  'agenda.idea-form.always': never
  'agenda.idea-form.back': never
  'agenda.idea-form.date': never
  'agenda.idea-form.easter': never
  'agenda.idea-form.easterHint': never
  'agenda.idea-form.heading': never
  'agenda.idea-form.ifEaster': never
  'agenda.idea-form.ifFixed': never
  'agenda.idea-form.ifNth': never
  'agenda.idea-form.month': never
  'agenda.idea-form.months.1': never
  'agenda.idea-form.months.10': never
  'agenda.idea-form.months.11': never
  'agenda.idea-form.months.12': never
  'agenda.idea-form.months.2': never
  'agenda.idea-form.months.3': never
  'agenda.idea-form.months.4': never
  'agenda.idea-form.months.5': never
  'agenda.idea-form.months.6': never
  'agenda.idea-form.months.7': never
  'agenda.idea-form.months.8': never
  'agenda.idea-form.months.9': never
  'agenda.idea-form.noSection': never
  'agenda.idea-form.nth': never
  'agenda.idea-form.nths.-1': never
  'agenda.idea-form.nths.1': never
  'agenda.idea-form.nths.2': never
  'agenda.idea-form.nths.3': never
  'agenda.idea-form.nths.4': never
  'agenda.idea-form.rule': never
  'agenda.idea-form.rules.easter': never
  'agenda.idea-form.rules.fixed': never
  'agenda.idea-form.rules.nth': never
  'agenda.idea-form.section': never
  'agenda.idea-form.title': never
  'agenda.idea-form.titleHint': never
  'agenda.idea-form.weekday': never
  'agenda.idea-form.weekdays.1': never
  'agenda.idea-form.weekdays.2': never
  'agenda.idea-form.weekdays.3': never
  'agenda.idea-form.weekdays.4': never
  'agenda.idea-form.weekdays.5': never
  'agenda.idea-form.weekdays.6': never
  'agenda.idea-form.weekdays.7': never
  'agenda.idea-form.weeks': never
  'agenda.idea.ended': 'reference' | 'state'
  'agenda.idea.gone': never
  'agenda.idea.heading': 'day' | 'title'
  'agenda.idea.kicker': never
  'agenda.idea.on': 'reference'
  'agenda.idea.open': never
  'agenda.idea.skip': never
  'agenda.idea.skipped': 'name'
  'agenda.idea.text': 'reference'
  'agenda.ideas.add': never
  'agenda.ideas.agenda': never
  'agenda.ideas.change': never
  'agenda.ideas.choice': 'day' | 'number' | 'title' | 'weeks'
  'agenda.ideas.heading': never
  'agenda.ideas.lead': never
  'agenda.ideas.on': never
  'agenda.ideas.one': never
  'agenda.ideas.oneHint': never
  'agenda.ideas.opened': 'line' | 'year'
  'agenda.ideas.remove': never
  'agenda.ideas.save': never
  'agenda.ideas.savedBut': 'list'
  'agenda.ideas.weeks': never
  'agenda.kinds.council': never
  'agenda.kinds.duty': never
  'agenda.kinds.feast': never
  'agenda.kinds.other': never
  'agenda.kinds.poll': never
  'agenda.kinds.school': never
  'agenda.kinds.world-day': never
  'agenda.line.all': 'kind' | 'title'
  'agenda.line.daily': 'day' | 'line'
  'agenda.line.from': 'day' | 'line'
  'agenda.line.timed': 'kind' | 'time' | 'title'
  'agenda.line.until': 'day' | 'line'
  'agenda.says.added': never
  'agenda.says.addedFile': never
  'agenda.says.asked': never
  'agenda.says.ended': never
  'agenda.says.saved': never
  'agenda.says.which': never
  'agenda.shipped.accessibility': never
  'agenda.shipped.associations': never
  'agenda.shipped.autism': never
  'agenda.shipped.back-to-work': never
  'agenda.shipped.bicycle': never
  'agenda.shipped.biodiversity': never
  'agenda.shipped.blood': never
  'agenda.shipped.census': never
  'agenda.shipped.disability-jobs': never
  'agenda.shipped.discrimination': never
  'agenda.shipped.environment': never
  'agenda.shipped.europe': never
  'agenda.shipped.heat': never
  'agenda.shipped.heritage': never
  'agenda.shipped.homophobia': never
  'agenda.shipped.mental-health': never
  'agenda.shipped.mobility': never
  'agenda.shipped.music': never
  'agenda.shipped.pink-october': never
  'agenda.shipped.safer-internet': never
  'agenda.shipped.safety-at-work': never
  'agenda.shipped.secularism': never
  'agenda.shipped.telethon': never
  'agenda.shipped.tobacco': never
  'agenda.shipped.violence': never
  'agenda.shipped.water': never
  'agenda.shipped.wishes': never
  'agenda.shipped.women-rights': never
  'agenda.shipped.work-life': never
  'anywhere.found.asOf': 'date'
  'anywhere.found.none': never
  'anywhere.found.post': 'date'
  'anywhere.found.proposal': 'reference' | 'state'
  'audience.and': 'last' | 'list'
  'audience.both': 'last' | 'list'
  'audience.everyone': never
  'audience.everyoneCount': 'n'
  'audience.except': 'from' | 'without'
  'audience.nobody': never
  'audience.only': 'from' | 'only'
  'audience.registered.maybe': never
  'audience.registered.waiting': never
  'audience.registered.yes': never
  'audience.registeredIn': 'reference' | 'session' | 'who'
  'audience.registeredOf': 'reference' | 'who'
  'audience.team': 'name'
  'audience.withCount': 'count' | 'who'
  'audiences.faults.disabled': never
  'audiences.faults.double': never
  'audiences.faults.guest': never
  'audiences.faults.no-address': never
  'audiences.faults.shared': never
  'audiences.faults.unknown': never
  'audiences.file.ask': never
  'audiences.file.attach': never
  'audiences.file.list': never
  'audiences.file.reading': never
  'audiences.lines.address': never
  'audiences.lines.disabled': never
  'audiences.lines.double': never
  'audiences.lines.guest': never
  'audiences.lines.line': never
  'audiences.lines.name': never
  'audiences.lines.no-address': never
  'audiences.lines.outcome': never
  'audiences.lines.person': never
  'audiences.lines.shared': never
  'audiences.lines.taken': never
  'audiences.lines.unknown': never
  'audiences.list.account': never
  'audiences.list.empty': never
  'audiences.list.first': never
  'audiences.list.heading': never
  'audiences.list.kept': never
  'audiences.list.keptHeading': never
  'audiences.list.line': 'line' | 'reason' | 'text'
  'audiences.list.lost': never
  'audiences.list.no-table': never
  'audiences.list.nothingYet': never
  'audiences.list.too-heavy': never
  'audiences.list.too-long': never
  'audiences.lists.about': 'count' | 'date' | 'name'
  'audiences.lists.account': never
  'audiences.lists.heading': never
  'audiences.lists.how': never
  'audiences.lists.none': never
  'broadcasts.broadcast.byDepartment': never
  'broadcasts.broadcast.callOff': never
  'broadcasts.broadcast.cancel': never
  'broadcasts.broadcast.cancelOf.call-off': never
  'broadcasts.broadcast.cancelOf.correct': never
  'broadcasts.broadcast.cancelOf.take-back': never
  'broadcasts.broadcast.changed.call-off': 'date' | 'name' | 'people' | 'reference'
  'broadcasts.broadcast.changed.correct': 'date' | 'name' | 'people' | 'reference'
  'broadcasts.broadcast.changed.expire': 'date' | 'people' | 'reference'
  'broadcasts.broadcast.changed.mend': 'date' | 'people' | 'reference'
  'broadcasts.broadcast.changed.remark': 'date' | 'people' | 'reference'
  'broadcasts.broadcast.changed.take-back': 'date' | 'name' | 'people' | 'reference'
  'broadcasts.broadcast.check': 'date'
  'broadcasts.broadcast.checkIt': never
  'broadcasts.broadcast.checked.blocked': never
  'broadcasts.broadcast.checked.noTeams': never
  'broadcasts.broadcast.checked.notInstalled': never
  'broadcasts.broadcast.checked.notInstalledAlone': never
  'broadcasts.broadcast.checked.optedOut': never
  'broadcasts.broadcast.checked.optedOutStill': never
  'broadcasts.broadcast.checked.reachable': never
  'broadcasts.broadcast.checked.withoutDepartment': never
  'broadcasts.broadcast.confirmation': 'count' | 'date' | 'name'
  'broadcasts.broadcast.confirmationAt': 'count' | 'date' | 'name' | 'slot'
  'broadcasts.broadcast.confirmationOf.call-off': 'count' | 'date' | 'name'
  'broadcasts.broadcast.confirmationOf.correct': 'count' | 'date' | 'name'
  'broadcasts.broadcast.confirmationOf.take-back': 'count' | 'date' | 'name'
  'broadcasts.broadcast.confirmationSites': 'count' | 'date' | 'name'
  'broadcasts.broadcast.correct': never
  'broadcasts.broadcast.correctNow': never
  'broadcasts.broadcast.counts.call-off.delivered': never
  'broadcasts.broadcast.counts.call-off.refused': never
  'broadcasts.broadcast.counts.call-off.unknown': never
  'broadcasts.broadcast.counts.correct.delivered': never
  'broadcasts.broadcast.counts.correct.refused': never
  'broadcasts.broadcast.counts.correct.unknown': never
  'broadcasts.broadcast.counts.expire.delivered': never
  'broadcasts.broadcast.counts.expire.refused': never
  'broadcasts.broadcast.counts.expire.unknown': never
  'broadcasts.broadcast.counts.mend.delivered': never
  'broadcasts.broadcast.counts.mend.refused': never
  'broadcasts.broadcast.counts.mend.unknown': never
  'broadcasts.broadcast.counts.queued': never
  'broadcasts.broadcast.counts.remark.delivered': never
  'broadcasts.broadcast.counts.remark.refused': never
  'broadcasts.broadcast.counts.remark.unknown': never
  'broadcasts.broadcast.counts.send.delivered': never
  'broadcasts.broadcast.counts.send.refused': never
  'broadcasts.broadcast.counts.send.unknown': never
  'broadcasts.broadcast.counts.sending': never
  'broadcasts.broadcast.counts.take-back.delivered': never
  'broadcasts.broadcast.counts.take-back.refused': never
  'broadcasts.broadcast.counts.take-back.unknown': never
  'broadcasts.broadcast.duration': 'count' | 'duration'
  'broadcasts.broadcast.durationEnd': 'count' | 'duration' | 'end'
  'broadcasts.broadcast.endBy': 'end'
  'broadcasts.broadcast.endedBy': 'ended' | 'names'
  'broadcasts.broadcast.event.few': never
  'broadcasts.broadcast.event.no': never
  'broadcasts.broadcast.event.noLimit': never
  'broadcasts.broadcast.event.places': never
  'broadcasts.broadcast.event.told': never
  'broadcasts.broadcast.event.waiting': never
  'broadcasts.broadcast.event.yes': never
  'broadcasts.broadcast.export': never
  'broadcasts.broadcast.exportPreparing': never
  'broadcasts.broadcast.exportedAt': 'date'
  'broadcasts.broadcast.finished': 'date'
  'broadcasts.broadcast.for': 'audience'
  'broadcasts.broadcast.held.edition-bytes': never
  'broadcasts.broadcast.held.edition-errata': never
  'broadcasts.broadcast.held.edition-items': never
  'broadcasts.broadcast.held.edition-pictures': never
  'broadcasts.broadcast.held.event-cancelled': never
  'broadcasts.broadcast.held.four-eyes': never
  'broadcasts.broadcast.held.no-consent': never
  'broadcasts.broadcast.held.not-registered': never
  'broadcasts.broadcast.held.outside-perimeter': never
  'broadcasts.broadcast.held.restored': never
  'broadcasts.broadcast.held.seal-mismatch': never
  'broadcasts.broadcast.issues': 'list'
  'broadcasts.broadcast.kicker': 'post' | 'reference'
  'broadcasts.broadcast.leftOut': 'list'
  'broadcasts.broadcast.mandatory': never
  'broadcasts.broadcast.namesGone': 'date'
  'broadcasts.broadcast.noDepartment': never
  'broadcasts.broadcast.nobodyAt': 'list' | 'people' | 'sites'
  'broadcasts.broadcast.openCsv': never
  'broadcasts.broadcast.openUnreachable': never
  'broadcasts.broadcast.openXlsx': never
  'broadcasts.broadcast.outOf': 'all' | 'count'
  'broadcasts.broadcast.participants': never
  'broadcasts.broadcast.pause': never
  'broadcasts.broadcast.pausedSince': 'date' | 'name'
  'broadcasts.broadcast.planning': never
  'broadcasts.broadcast.planningChange': never
  'broadcasts.broadcast.postpone': never
  'broadcasts.broadcast.reached.heading': never
  'broadcasts.broadcast.reached.nobody': never
  'broadcasts.broadcast.reached.none': never
  'broadcasts.broadcast.reached.of': 'all' | 'n'
  'broadcasts.broadcast.reached.relay': never
  'broadcasts.broadcast.reached.relayOf': 'n' | 'people' | 'sites'
  'broadcasts.broadcast.reached.sites': 'people' | 'sites'
  'broadcasts.broadcast.reached.teams': never
  'broadcasts.broadcast.reason': 'reason'
  'broadcasts.broadcast.reasons.bad-content': never
  'broadcasts.broadcast.reasons.blocked': never
  'broadcasts.broadcast.reasons.cancelled': never
  'broadcasts.broadcast.reasons.gone': never
  'broadcasts.broadcast.reasons.no-teams': never
  'broadcasts.broadcast.reasons.not-installed': never
  'broadcasts.broadcast.reasons.not-permitted': never
  'broadcasts.broadcast.reasons.not-registered': never
  'broadcasts.broadcast.reasons.opted-out': never
  'broadcasts.broadcast.reasons.outside-pilot': never
  'broadcasts.broadcast.reasons.service-error': never
  'broadcasts.broadcast.reasons.service-unavailable': never
  'broadcasts.broadcast.reasons.too-big': never
  'broadcasts.broadcast.resume': never
  'broadcasts.broadcast.schedule': never
  'broadcasts.broadcast.seeSites': 'all' | 'done'
  'broadcasts.broadcast.send': never
  'broadcasts.broadcast.share': 'all' | 'n' | 'percent'
  'broadcasts.broadcast.shareFew': 'all' | 'n' | 'percent'
  'broadcasts.broadcast.shareMost': 'all' | 'n' | 'percent'
  'broadcasts.broadcast.since.both': 'joined' | 'left' | 'reference'
  'broadcasts.broadcast.since.same': 'reference'
  'broadcasts.broadcast.sitesAhead': 'date'
  'broadcasts.broadcast.sitesCalm': 'date'
  'broadcasts.broadcast.sitesNotLeft.closed': never
  'broadcasts.broadcast.sitesNotLeft.event-over': never
  'broadcasts.broadcast.sitesNotLeft.expired': never
  'broadcasts.broadcast.sitesNotLeft.four-eyes': never
  'broadcasts.broadcast.sitesNotLeft.line': 'date' | 'reason'
  'broadcasts.broadcast.sitesNotLeft.no-consent': never
  'broadcasts.broadcast.sitesNotLeft.outside-perimeter': never
  'broadcasts.broadcast.sitesNotLeft.seal-differs': never
  'broadcasts.broadcast.sitesNotLeft.sites-correcting': never
  'broadcasts.broadcast.sitesNotLeft.sites-edition': never
  'broadcasts.broadcast.sitesNotLeft.slot-over': never
  'broadcasts.broadcast.sitesNotLeft.unsaid': never
  'broadcasts.broadcast.slot': 'date'
  'broadcasts.broadcast.startedBy': 'date' | 'name'
  'broadcasts.broadcast.startedByTwo': 'date' | 'first' | 'name'
  'broadcasts.broadcast.stillEnding': never
  'broadcasts.broadcast.stop': never
  'broadcasts.broadcast.stopOf.call-off': never
  'broadcasts.broadcast.stopOf.correct': never
  'broadcasts.broadcast.stopOf.expire': never
  'broadcasts.broadcast.stopOf.mend': never
  'broadcasts.broadcast.stopOf.remark': never
  'broadcasts.broadcast.stopOf.take-back': never
  'broadcasts.broadcast.stoppedAt': 'date'
  'broadcasts.broadcast.takeBack': never
  'broadcasts.broadcast.titles.call-off': 'target'
  'broadcasts.broadcast.titles.correct': 'target'
  'broadcasts.broadcast.titles.expire': 'target'
  'broadcasts.broadcast.titles.mend': 'target'
  'broadcasts.broadcast.titles.remark': 'target'
  'broadcasts.broadcast.titles.take-back': 'target'
  'broadcasts.broadcast.unknownOf.change': never
  'broadcasts.broadcast.unknownOf.send': never
  'broadcasts.broadcast.unreachableAt': 'date'
  'broadcasts.broadcast.unreachableList': never
  'broadcasts.broadcast.unreachablePreparing': never
  'broadcasts.broadcast.urgent': 'name'
  'broadcasts.broadcast.urgentTold': 'name' | 'names'
  'broadcasts.broadcast.warn': never
  'broadcasts.broadcast.whyOf.call-off': never
  'broadcasts.broadcast.whyOf.correct': never
  'broadcasts.broadcast.whyOf.expire': never
  'broadcasts.broadcast.whyOf.mend': never
  'broadcasts.broadcast.whyOf.remark': never
  'broadcasts.broadcast.whyOf.send': never
  'broadcasts.broadcast.whyOf.take-back': never
  'broadcasts.call-off.again': never
  'broadcasts.call-off.correction': never
  'broadcasts.call-off.example': never
  'broadcasts.call-off.final': never
  'broadcasts.call-off.heading': never
  'broadcasts.call-off.kicker': 'reference'
  'broadcasts.call-off.lead': 'count' | 'duration' | 'end'
  'broadcasts.call-off.missing': never
  'broadcasts.call-off.quiet': never
  'broadcasts.call-off.reason': never
  'broadcasts.call-off.same': never
  'broadcasts.confirm.back': never
  'broadcasts.confirm.differs': 'approved'
  'broadcasts.confirm.final': never
  'broadcasts.confirm.finalCorrect': never
  'broadcasts.confirm.finalMoved': never
  'broadcasts.confirm.heading': never
  'broadcasts.confirm.headingAgree': never
  'broadcasts.confirm.headingCorrect': never
  'broadcasts.confirm.headingYours': never
  'broadcasts.confirm.instead': 'count'
  'broadcasts.confirm.kicker': 'reference'
  'broadcasts.confirm.leadEnd': 'count' | 'duration' | 'end'
  'broadcasts.confirm.quiet': never
  'broadcasts.confirm.quietMoved': never
  'broadcasts.confirm.schedule': never
  'broadcasts.confirm.second.first': 'over'
  'broadcasts.confirm.second.theirs': 'count' | 'date' | 'name'
  'broadcasts.confirm.second.theirsAt': 'count' | 'date' | 'name' | 'slot'
  'broadcasts.confirm.second.yours': 'date'
  'broadcasts.confirm.second.yoursAt': 'date' | 'slot'
  'broadcasts.confirm.since': 'joined' | 'left' | 'reference'
  'broadcasts.dropped.edited': 'date' | 'name'
  'broadcasts.dropped.given-up': 'date' | 'name'
  'broadcasts.dropped.heading': never
  'broadcasts.dropped.post': 'post'
  'broadcasts.dropped.slot': 'slot'
  'broadcasts.dropped.submission-withdrawn': 'date' | 'name'
  'broadcasts.dropped.visa-withdrawn': 'date' | 'name'
  'broadcasts.frame.calledOff': 'reason'
  'broadcasts.frame.corrected': 'date'
  'broadcasts.frame.expired': 'day'
  'broadcasts.frame.firstContact': never
  'broadcasts.frame.noDepartment': never
  'broadcasts.frame.privacy': 'url'
  'broadcasts.frame.remark.cancelled': never
  'broadcasts.frame.remark.closed': never
  'broadcasts.frame.remark.full': never
  'broadcasts.frame.removedPicture': never
  'broadcasts.frame.test': never
  'broadcasts.frame.why': never
  'broadcasts.held.decided': never
  'broadcasts.held.now': 'state'
  'broadcasts.held.send': never
  'broadcasts.held.since': 'date'
  'broadcasts.held.waiting': never
  'broadcasts.list.at': 'date' | 'reference' | 'state'
  'broadcasts.list.heading': never
  'broadcasts.list.kind': 'kind' | 'reference' | 'state'
  'broadcasts.list.kindAt': 'date' | 'kind' | 'reference' | 'state'
  'broadcasts.list.kinds.call-off': never
  'broadcasts.list.kinds.correct': never
  'broadcasts.list.kinds.expire': never
  'broadcasts.list.kinds.mend': never
  'broadcasts.list.kinds.remark': never
  'broadcasts.list.kinds.take-back': never
  'broadcasts.list.line': 'reference' | 'state'
  'broadcasts.list.none': never
  'broadcasts.resend.back': never
  'broadcasts.resend.meaning': never
  'broadcasts.schedule.date': never
  'broadcasts.schedule.dateError': never
  'broadcasts.schedule.heading': never
  'broadcasts.schedule.many': 'count' | 'date'
  'broadcasts.schedule.quiet': 'date'
  'broadcasts.schedule.send': never
  'broadcasts.schedule.skipped': 'date'
  'broadcasts.schedule.slotHint': 'date'
  'broadcasts.schedule.sure': never
  'broadcasts.schedule.time': never
  'broadcasts.schedule.timeError': never
  'broadcasts.schedule.twice': 'date'
  'broadcasts.schedule.unsure.order': 'date'
  'broadcasts.schedule.unsure.weekday': 'date'
  'broadcasts.second.by': 'count' | 'name'
  'broadcasts.second.byAt': 'count' | 'name' | 'slot'
  'broadcasts.second.byOf.call-off': 'count' | 'name'
  'broadcasts.second.byOf.correct': 'count' | 'name'
  'broadcasts.second.byOf.sites': 'count' | 'name'
  'broadcasts.second.byOf.take-back': 'count' | 'name'
  'broadcasts.second.giveUp': never
  'broadcasts.second.giveUpOf.call-off': never
  'broadcasts.second.giveUpOf.correct': never
  'broadcasts.second.giveUpOf.take-back': never
  'broadcasts.second.review': never
  'broadcasts.second.scheduled': never
  'broadcasts.second.scheduledBy': 'name' | 'slot'
  'broadcasts.second.sent': never
  'broadcasts.second.sentBy': 'name'
  'broadcasts.second.sentOf.call-off': never
  'broadcasts.second.sentOf.correct': never
  'broadcasts.second.sentOf.sites': never
  'broadcasts.second.sentOf.take-back': never
  'broadcasts.second.void': never
  'broadcasts.second.voidText': never
  'broadcasts.second.waiting': never
  'broadcasts.take-back.correction': never
  'broadcasts.take-back.event': never
  'broadcasts.take-back.final': never
  'broadcasts.take-back.heading': never
  'broadcasts.take-back.keep': never
  'broadcasts.take-back.kicker': 'reference'
  'broadcasts.take-back.lead': 'count' | 'duration' | 'end'
  'broadcasts.take-back.quiet': never
  'broadcasts.take-back.quietEvent': never
  'broadcasts.why.answers': 'days'
  'broadcasts.why.approved': never
  'broadcasts.why.because': 'parts'
  'broadcasts.why.below': never
  'broadcasts.why.directory': never
  'broadcasts.why.heading': never
  'broadcasts.why.leave': never
  'broadcasts.why.list': 'name'
  'broadcasts.why.mandatory': never
  'broadcasts.why.named': never
  'broadcasts.why.oneOf': 'parts'
  'broadcasts.why.optedOut': never
  'broadcasts.why.optional': never
  'broadcasts.why.organiser': 'date' | 'name'
  'broadcasts.why.rejoin': never
  'broadcasts.why.sender': 'date' | 'name'
  'broadcasts.why.wrong': never
  'calls.arrived.kicker': 'reference'
  'calls.arrived.line': 'department' | 'reference' | 'section' | 'state'
  'calls.arrived.lineLate': 'department' | 'reference' | 'section' | 'state'
  'calls.arrived.none': never
  'calls.asked.came': never
  'calls.asked.closed': 'date'
  'calls.asked.fallback': never
  'calls.asked.from': 'name'
  'calls.asked.handOn': never
  'calls.asked.handOnSend': never
  'calls.asked.kicker': 'department' | 'reference'
  'calls.asked.line': 'reference' | 'state' | 'title'
  'calls.asked.lineLate': 'reference' | 'state' | 'title'
  'calls.asked.note.colleague': 'name'
  'calls.asked.note.handedOn': 'name'
  'calls.asked.note.head': 'name'
  'calls.asked.note.headAlone': never
  'calls.asked.note.instead': never
  'calls.asked.note.insteadOf': 'name'
  'calls.asked.note.maybeUnheard': 'name'
  'calls.asked.note.nobodyNow': never
  'calls.asked.note.nothing': 'name'
  'calls.asked.note.passed': 'name' | 'reason'
  'calls.asked.note.reminder': never
  'calls.asked.note.takenOver': 'name'
  'calls.asked.note.unheard': 'name'
  'calls.asked.nothing': never
  'calls.asked.pass': never
  'calls.asked.passSend': never
  'calls.asked.propose': never
  'calls.asked.reason': never
  'calls.asked.reasonHint': never
  'calls.asked.sections': 'list'
  'calls.asked.to': never
  'calls.asked.toHint': never
  'calls.asked.undo': never
  'calls.asked.until': 'date'
  'calls.board.anySection': never
  'calls.board.arrived': never
  'calls.board.close': never
  'calls.board.closed': 'date'
  'calls.board.extend': never
  'calls.board.handed': 'list'
  'calls.board.headTold': 'list'
  'calls.board.kicker': 'reference'
  'calls.board.late': 'department'
  'calls.board.left-correspondent': 'list'
  'calls.board.line.answered': 'n'
  'calls.board.line.nothing': 'n'
  'calls.board.line.passed': 'n'
  'calls.board.line.waiting': 'n'
  'calls.board.nobody': 'list'
  'calls.board.nudged': 'date'
  'calls.board.of': 'department' | 'proposals'
  'calls.board.ofLate': 'department' | 'proposals'
  'calls.board.passed': 'department' | 'reason'
  'calls.board.reopen': never
  'calls.board.reopened': 'date' | 'name' | 'since'
  'calls.board.said': 'all' | 'said'
  'calls.board.toSections': 'sections' | 'to'
  'calls.board.unreached': 'list'
  'calls.close.back': never
  'calls.close.kicker': 'reference'
  'calls.close.lead': 'date'
  'calls.close.silent': 'list'
  'calls.close.undo': never
  'calls.extend.closes': never
  'calls.extend.closesError': never
  'calls.extend.closesTime': never
  'calls.extend.kicker': 'reference'
  'calls.extend.now': 'date'
  'calls.extend.reopens': never
  'calls.extend.send': never
  'calls.form.again': never
  'calls.form.closes': never
  'calls.form.closesError': never
  'calls.form.closesTime': never
  'calls.form.departments': never
  'calls.form.departmentsHint': never
  'calls.form.feeds': 'reference'
  'calls.form.heading': never
  'calls.form.headingChange': 'reference'
  'calls.form.intro': never
  'calls.form.monthly': never
  'calls.form.none': never
  'calls.form.open': never
  'calls.form.opens': never
  'calls.form.opensTime': never
  'calls.form.recurrence': never
  'calls.form.save': never
  'calls.form.sections': never
  'calls.form.sectionsHint': never
  'calls.form.since': never
  'calls.form.sure': 'list'
  'calls.form.text': never
  'calls.form.textHint': never
  'calls.form.title': never
  'calls.form.titleError': never
  'calls.form.titleHint': never
  'calls.form.weekly': never
  'calls.list.add': never
  'calls.list.closed': 'date'
  'calls.list.first': never
  'calls.list.heading': never
  'calls.list.line': 'reference' | 'said'
  'calls.list.lineOnly': 'reference'
  'calls.list.next': never
  'calls.list.none': never
  'calls.list.open': 'date'
  'calls.list.planned': 'date'
  'calls.list.see': never
  'calls.mine.first': never
  'calls.mine.heading': never
  'calls.mine.line': 'date' | 'department' | 'reference'
  'calls.mine.lineClosed': 'date' | 'department' | 'reference'
  'calls.mine.next': never
  'calls.mine.none': never
  'calls.mine.see': never
  'calls.mine.silent': never
  'calls.planned.all': never
  'calls.planned.change': never
  'calls.planned.kicker': 'reference'
  'calls.planned.nobody': 'list'
  'calls.planned.now': never
  'calls.planned.nth.1': never
  'calls.planned.nth.2': never
  'calls.planned.nth.3': never
  'calls.planned.nth.4': never
  'calls.planned.nth.last': never
  'calls.planned.open': never
  'calls.planned.recurrence.monthly': 'nth' | 'weekday'
  'calls.planned.recurrence.weekly': 'weekday'
  'calls.planned.retired': 'name'
  'calls.planned.sections': 'list'
  'calls.planned.skip': never
  'calls.planned.some': 'list'
  'calls.planned.weekdays.1': never
  'calls.planned.weekdays.2': never
  'calls.planned.weekdays.3': never
  'calls.planned.weekdays.4': never
  'calls.planned.weekdays.5': never
  'calls.planned.weekdays.6': never
  'calls.planned.weekdays.7': never
  'calls.planned.when': 'from' | 'to'
  'calls.question.asked': never
  'calls.question.change': never
  'calls.question.confirm': never
  'calls.question.confirmed': 'name'
  'calls.question.kicker': 'reference'
  'calls.question.last': 'tally'
  'calls.question.open': never
  'calls.question.silent': never
  'calls.question.skip': never
  'calls.question.skipped': never
  'calls.reminder.handedOn': 'name'
  'calls.reminder.kicker': 'reference'
  'calls.reminder.nobody': never
  'calls.reminder.nothing': never
  'calls.reminder.other': never
  'calls.reminder.propose': never
  'calls.reminder.see': never
  'calls.tally.arrived': never
  'calls.tally.closedBy': 'date' | 'name'
  'calls.tally.closedItself': 'date'
  'calls.tally.kicker': 'reference'
  'calls.tally.nothing': 'n'
  'calls.tally.reopened': 'date' | 'name'
  'calls.tally.reopenedKicker': 'reference'
  'calls.tally.said': 'all' | 'list'
  'calls.tally.sections': never
  'calls.tally.silentList': 'list'
  'campaigns.add.back': never
  'campaigns.add.choice': 'reference' | 'title'
  'campaigns.add.choiceOf': 'campaign' | 'reference' | 'title'
  'campaigns.add.heading': 'title'
  'campaigns.add.hint': never
  'campaigns.add.missing': never
  'campaigns.add.moves': never
  'campaigns.add.none': 'n'
  'campaigns.add.posts': never
  'campaigns.add.yes': never
  'campaigns.campaign.add': never
  'campaigns.campaign.back': never
  'campaigns.campaign.balance': 'date' | 'name'
  'campaigns.campaign.byChannel': 'all' | 'channel' | 'n'
  'campaigns.campaign.channels': never
  'campaigns.campaign.close': never
  'campaigns.campaign.closed': never
  'campaigns.campaign.dates': never
  'campaigns.campaign.departments': never
  'campaigns.campaign.edit': never
  'campaigns.campaign.few': 'n'
  'campaigns.campaign.fewWithout': never
  'campaigns.campaign.figures': never
  'campaigns.campaign.first': never
  'campaigns.campaign.kicker': 'reference' | 'state'
  'campaigns.campaign.lacks': 'list'
  'campaigns.campaign.line': 'channel' | 'state' | 'when'
  'campaigns.campaign.next': never
  'campaigns.campaign.noTime': never
  'campaigns.campaign.nobody': never
  'campaigns.campaign.none': never
  'campaigns.campaign.notYet': 'unknown'
  'campaigns.campaign.open': never
  'campaigns.campaign.openPost': never
  'campaigns.campaign.owner': never
  'campaigns.campaign.planned': never
  'campaigns.campaign.posts': never
  'campaigns.campaign.reached': never
  'campaigns.campaign.remove': never
  'campaigns.campaign.reopen': never
  'campaigns.campaign.see': never
  'campaigns.campaign.sent': never
  'campaigns.campaign.share': 'all' | 'n'
  'campaigns.campaign.tooMany': 'n'
  'campaigns.choose.campaign': never
  'campaigns.choose.choice': 'reference' | 'title'
  'campaigns.choose.closed': 'title'
  'campaigns.choose.hint': never
  'campaigns.choose.kicker': 'reference'
  'campaigns.choose.none': never
  'campaigns.choose.nothing': never
  'campaigns.choose.save': never
  'campaigns.close.back': never
  'campaigns.close.heading': 'title'
  'campaigns.close.kept': never
  'campaigns.close.yes': never
  'campaigns.dates': 'from' | 'to'
  'campaigns.form.aim': never
  'campaigns.form.aimHint': never
  'campaigns.form.channels': never
  'campaigns.form.dayError': never
  'campaigns.form.departments': never
  'campaigns.form.departmentsHint': never
  'campaigns.form.from': never
  'campaigns.form.heading': never
  'campaigns.form.headingChange': 'reference'
  'campaigns.form.open': never
  'campaigns.form.owner': never
  'campaigns.form.save': never
  'campaigns.form.since': never
  'campaigns.form.title': never
  'campaigns.form.titleError': never
  'campaigns.form.titleHint': never
  'campaigns.form.to': never
  'campaigns.list.add': never
  'campaigns.list.closed': never
  'campaigns.list.heading': never
  'campaigns.list.line': 'dates' | 'reference'
  'campaigns.list.more': never
  'campaigns.list.none': never
  'campaigns.list.open': never
  'campaigns.list.see': never
  'channels.bluesky': never
  'channels.facebook': never
  'channels.instagram': never
  'channels.linkedin': never
  'channels.mastodon': never
  'channels.site': never
  'channels.teams': never
  'circuits.circuit.add': never
  'circuits.circuit.all': never
  'circuits.circuit.change': never
  'circuits.circuit.earlier': never
  'circuits.circuit.history': never
  'circuits.circuit.retire': never
  'circuits.circuit.scope': never
  'circuits.circuit.use': never
  'circuits.lacking.as.comms': never
  'circuits.lacking.as.deputy': never
  'circuits.lacking.as.fallback': never
  'circuits.lacking.as.group': never
  'circuits.lacking.as.head': never
  'circuits.lacking.as.heads-head': never
  'circuits.lacking.as.on-call': never
  'circuits.lacking.as.person': never
  'circuits.lacking.as.reassigned': never
  'circuits.lacking.as.referent': never
  'circuits.lacking.author': 'name' | 'who'
  'circuits.lacking.barred': 'name' | 'who'
  'circuits.lacking.between': never
  'circuits.lacking.elsewhere.comms': never
  'circuits.lacking.elsewhere.else': 'who'
  'circuits.lacking.elsewhereNamed': 'name' | 'who'
  'circuits.lacking.empty.comms': never
  'circuits.lacking.empty.else': 'who'
  'circuits.lacking.empty.fallback': never
  'circuits.lacking.empty.referent': never
  'circuits.lacking.emptyNamed': 'name'
  'circuits.lacking.guest': 'name' | 'who'
  'circuits.lacking.left': 'name' | 'who'
  'circuits.lacking.no-department.else': never
  'circuits.lacking.no-departmentNamed': 'name'
  'circuits.lacking.nobody.deputy': never
  'circuits.lacking.nobody.else': 'who'
  'circuits.lacking.nobody.head': never
  'circuits.lacking.nobody.heads-head': never
  'circuits.lacking.none-left.comms': never
  'circuits.lacking.none-left.else': 'who'
  'circuits.lacking.none-left.fallback': never
  'circuits.lacking.none-left.referent': never
  'circuits.lacking.none-leftNamed': 'name'
  'circuits.lacking.of': 'department' | 'step'
  'circuits.lacking.outside': 'name' | 'who'
  'circuits.lacking.shared': 'name' | 'who'
  'circuits.lacking.unnamed.else': never
  'circuits.list.add': never
  'circuits.list.heading': never
  'circuits.list.lead': never
  'circuits.list.open': never
  'circuits.says.active': never
  'circuits.says.any': never
  'circuits.says.arrow': never
  'circuits.says.before': 'list'
  'circuits.says.between': never
  'circuits.says.changed': 'date' | 'n' | 'name'
  'circuits.says.facets.form': never
  'circuits.says.facets.reach': never
  'circuits.says.facets.substance': never
  'circuits.says.fallback': 'name'
  'circuits.says.faults.facets-missing': 'list'
  'circuits.says.faults.group-unnamed': 'step'
  'circuits.says.faults.no-step': never
  'circuits.says.for': 'what'
  'circuits.says.kinds.all': never
  'circuits.says.kinds.event': never
  'circuits.says.kinds.news': never
  'circuits.says.lastOpen': never
  'circuits.says.meanwhile': never
  'circuits.says.noStep': never
  'circuits.says.noSuchStep': never
  'circuits.says.notReady': 'list'
  'circuits.says.or': 'last' | 'list'
  'circuits.says.quorum.all': never
  'circuits.says.quorum.any': never
  'circuits.says.quorum.some': 'n'
  'circuits.says.reach.authority': never
  'circuits.says.reach.department': never
  'circuits.says.refused': 'list'
  'circuits.says.retired': never
  'circuits.says.rules.comms': never
  'circuits.says.rules.deputy': never
  'circuits.says.rules.group': 'name'
  'circuits.says.rules.head': never
  'circuits.says.rules.heads-head': never
  'circuits.says.rules.referent': never
  'circuits.says.rules.unnamed': never
  'circuits.says.saved': never
  'circuits.says.shadowed': 'name'
  'circuits.says.shipped': never
  'circuits.says.tooManySteps': never
  'circuits.says.vouches': 'list'
  'circuits.scope.back': never
  'circuits.scope.departments': never
  'circuits.scope.heading': never
  'circuits.scope.hint': never
  'circuits.scope.kinds': never
  'circuits.scope.name': never
  'circuits.scope.nameHint': never
  'circuits.scope.new': never
  'circuits.scope.reach': never
  'circuits.scope.reaches.any': never
  'circuits.scope.reaches.authority': never
  'circuits.scope.reaches.department': never
  'circuits.scope.save': never
  'circuits.scope.sections': never
  'circuits.shipped.communication-management': never
  'circuits.shipped.department-communication': never
  'circuits.shipped.department-communication-cabinet': never
  'circuits.shipped.edition': never
  'circuits.step.back': never
  'circuits.step.count': never
  'circuits.step.countHint': never
  'circuits.step.days': never
  'circuits.step.facets': never
  'circuits.step.fallback': never
  'circuits.step.fallbackHint': never
  'circuits.step.groupRule': never
  'circuits.step.groups': never
  'circuits.step.groupsHint': never
  'circuits.step.heading': 'n'
  'circuits.step.name': never
  'circuits.step.nameHint': never
  'circuits.step.of': 'name'
  'circuits.step.people': never
  'circuits.step.peopleHint': never
  'circuits.step.quorum': never
  'circuits.step.quorums.all': never
  'circuits.step.quorums.any': never
  'circuits.step.quorums.some': never
  'circuits.step.remove': never
  'circuits.step.rules': never
  'circuits.step.save': never
  'common.moreButtons': never
  'common.open': never
  'common.pilotSummary': 'summary'
  'common.quoted': 'text'
  'common.ready': never
  'common.repeat': never
  'common.send': never
  'common.summary': never
  'common.toCorrect': 'list'
  'common.unsure': never
  'delegations.form.circuits': never
  'delegations.form.dayError': never
  'delegations.form.departments': never
  'delegations.form.from': never
  'delegations.form.fromHint': never
  'delegations.form.heading': never
  'delegations.form.lead': never
  'delegations.form.reason': never
  'delegations.form.reasonHint': never
  'delegations.form.scope': never
  'delegations.form.send': never
  'delegations.form.since': never
  'delegations.form.to': never
  'delegations.form.toError': never
  'delegations.form.toHint': never
  'delegations.form.until': never
  'delegations.lent.end': never
  'delegations.lent.fromYou': 'name'
  'delegations.lent.how': never
  'delegations.lent.over': 'name'
  'delegations.lent.overFrom': 'name'
  'delegations.lent.reason': 'name' | 'reason'
  'delegations.lent.toYou': 'name'
  'delegations.list.add': never
  'delegations.list.between': 'from' | 'to'
  'delegations.list.by': 'name' | 'reason'
  'delegations.list.end': never
  'delegations.list.given': 'name'
  'delegations.list.heading': never
  'delegations.list.lead': never
  'delegations.list.none': never
  'delegations.list.received': 'name'
  'delegations.list.unseen': never
  'delegations.offer.accept': 'name'
  'delegations.offer.end': never
  'delegations.offer.heading': never
  'delegations.offer.lent': 'name' | 'when'
  'delegations.offer.other': never
  'delegations.offer.otherFirst': never
  'delegations.offer.over': never
  'delegations.offer.privacy': never
  'delegations.offer.text': 'name' | 'until'
  'delegations.offer.textNobody': never
  'delegations.offer.textOpen': 'lent' | 'name'
  'delegations.period.day': 'since'
  'delegations.period.days': 'since' | 'until'
  'delegations.period.ended': 'date'
  'delegations.period.from': 'since' | 'until'
  'delegations.period.untilDay': 'until'
  'delegations.period.untilTime': 'until'
  'delegations.scope.all': never
  'delegations.scope.circuits': 'list'
  'delegations.scope.departments': 'list'
  'dialogs.answer': never
  'dialogs.arrived': never
  'dialogs.ask': never
  'dialogs.attendance': never
  'dialogs.callForm': never
  'dialogs.callOff': never
  'dialogs.campaignForm': never
  'dialogs.campaignOf': never
  'dialogs.campaignPosts': never
  'dialogs.dateForm': never
  'dialogs.decline': never
  'dialogs.editorialForm': never
  'dialogs.erratumForm': never
  'dialogs.extend': never
  'dialogs.later': never
  'dialogs.mastheadCard': never
  'dialogs.media': never
  'dialogs.newspaperForm': never
  'dialogs.organisers': never
  'dialogs.pieceForm': never
  'dialogs.postpone': never
  'dialogs.preview': never
  'dialogs.propose': never
  'dialogs.proposeMessage': never
  'dialogs.reassign': never
  'dialogs.refused': never
  'dialogs.releases': never
  'dialogs.schedule': never
  'dialogs.warn': never
  'dialogs.week': never
  'duration.both': 'm' | 's'
  'duration.hours': 'h'
  'duration.long': 'h' | 'm'
  'duration.minutes': 'm'
  'duration.seconds': 's'
  'editions.announced.none': 'newspaper' | 'number'
  'editions.announced.read': never
  'editions.announced.summary': 'headline' | 'newspaper'
  'editions.announced.title': 'newspaper' | 'number'
  'errorPages.address.text': never
  'errorPages.address.title': never
  'errorPages.article.text': never
  'errorPages.article.title': never
  'errorPages.attestation.text': 'attestation'
  'errorPages.attestation.title': never
  'errorPages.busy.text': never
  'errorPages.busy.title': never
  'errorPages.calendar.text': never
  'errorPages.calendar.title': never
  'errorPages.code.text': never
  'errorPages.code.title': never
  'errorPages.edition.text': never
  'errorPages.edition.title': never
  'errorPages.failed.text': 'reference'
  'errorPages.failed.title': never
  'errorPages.poster.text': never
  'errorPages.poster.title': never
  'errorPages.week.text': 'week'
  'errorPages.week.title': never
  'errors.agreement-too-far': never
  'errors.aim-too-long': never
  'errors.already-delegated': never
  'errors.alt-file-name': never
  'errors.answers-after': never
  'errors.answers-past': never
  'errors.body-too-long': never
  'errors.brace-department': 'what'
  'errors.brace-first': 'what'
  'errors.brace-unknown': 'what'
  'errors.bracket-loose': never
  'errors.call-text-too-long': never
  'errors.campaign-too-long': never
  'errors.capacity-beside': never
  'errors.card-too-big': never
  'errors.choice-too-long': never
  'errors.circuit-changed': never
  'errors.closed-account': never
  'errors.closes-earlier': never
  'errors.closes-past': never
  'errors.closes-too-soon': never
  'errors.code-stays': never
  'errors.code-taken': never
  'errors.contrast-too-low': never
  'errors.date-past': never
  'errors.day-past': never
  'errors.directory-away': never
  'errors.end-before-start': never
  'errors.ends-alone': never
  'errors.ends-before': never
  'errors.erratum-too-long': never
  'errors.event-changed': never
  'errors.event-over': never
  'errors.everyone-and-some': never
  'errors.expired': never
  'errors.feed-name-taken': never
  'errors.feed-private': never
  'errors.for-oneself': never
  'errors.group-not-found': never
  'errors.group-unnamed': never
  'errors.groups-not-found': 'what'
  'errors.guest-account': never
  'errors.heading-twice': 'what'
  'errors.infographic-untold': never
  'errors.line-brace': 'what'
  'errors.line-too-long': 'what'
  'errors.name-brace': never
  'errors.name-taken': never
  'errors.name-too-long': never
  'errors.no-alt': never
  'errors.no-audience': never
  'errors.no-body': never
  'errors.no-channel': never
  'errors.no-consent': never
  'errors.no-date': never
  'errors.no-department': never
  'errors.no-facet': never
  'errors.no-group': never
  'errors.no-place-to-lend': never
  'errors.no-rule': never
  'errors.no-summary': never
  'errors.no-title': never
  'errors.no-use': never
  'errors.nobody-in-it': never
  'errors.nobody-on-call': never
  'errors.nobody-registered': never
  'errors.not-a-code': never
  'errors.not-a-colour': never
  'errors.not-a-count': never
  'errors.not-a-day': never
  'errors.not-a-figure': never
  'errors.not-a-heading': 'what'
  'errors.not-a-number': never
  'errors.not-a-room': 'what'
  'errors.not-a-time': never
  'errors.not-an-address': never
  'errors.not-an-address-of': 'what'
  'errors.not-comms': never
  'errors.not-counted': never
  'errors.not-days': never
  'errors.not-easter-days': never
  'errors.not-https': never
  'errors.not-of-comms': 'what'
  'errors.not-own-idea': never
  'errors.not-places': never
  'errors.not-recipient': never
  'errors.not-weeks': never
  'errors.nothing-written': never
  'errors.oneself': never
  'errors.organises-already': never
  'errors.outside-agents': never
  'errors.own-assistant': never
  'errors.postponed-same': never
  'errors.question-alike': 'what'
  'errors.question-ask': 'what'
  'errors.question-options': 'what'
  'errors.question-taken': never
  'errors.reason-brace': never
  'errors.reason-missing': never
  'errors.reason-too-long': never
  'errors.required': never
  'errors.section-changed': never
  'errors.section-name-taken': never
  'errors.section-name-unsure': never
  'errors.sector-changed': never
  'errors.sector-empty': never
  'errors.sector-name-taken': never
  'errors.sector-taken': 'what'
  'errors.session-alike': 'what'
  'errors.session-empty': 'what'
  'errors.session-outside': 'what'
  'errors.session-places': 'what'
  'errors.session-time': 'what'
  'errors.session-times': 'what'
  'errors.several-people': never
  'errors.shared-account': never
  'errors.slot-past': never
  'errors.summary-too-long': never
  'errors.title-too-long': never
  'errors.too-far': never
  'errors.too-few-choices': never
  'errors.too-long': never
  'errors.too-long-lent': never
  'errors.too-many': never
  'errors.too-many-assistants': never
  'errors.too-many-blanks': never
  'errors.too-many-choices': never
  'errors.too-many-guests': never
  'errors.too-many-lent': never
  'errors.too-many-organisers': never
  'errors.too-many-questions': never
  'errors.too-many-sessions': never
  'errors.unknown': never
  'errors.unknown-assistant': never
  'errors.unknown-choice': never
  'errors.unknown-circuit': never
  'errors.unknown-department': never
  'errors.unknown-group': never
  'errors.unknown-kind': never
  'errors.unknown-list': never
  'errors.unknown-locale': never
  'errors.unknown-people': 'what'
  'errors.unknown-person': never
  'errors.unknown-section': never
  'errors.unknown-section-of': 'what'
  'errors.unknown-team': never
  'errors.valid-before-event': never
  'errors.valid-before-slot': never
  'errors.valid-past': never
  'errors.variant-brace': 'what'
  'errors.variant-bytes': 'what'
  'errors.variant-long': 'what'
  'errors.variant-missing': never
  'errors.variant-no-picture': never
  'errors.variant-photo': 'what'
  'errors.variant-pictures': 'what'
  'errors.variant-tags': 'what'
  'errors.variant-warning': never
  'errors.warning-plain': never
  'errors.warning-too-long': never
  'errors.which-session': never
  'events.answering.heading': 'name'
  'events.answering.nothing': 'name'
  'events.answering.typed': 'name' | 'reference' | 'status'
  'events.answering.what': 'name'
  'events.answering.which': 'join' | 'word'
  'events.assistant.end': never
  'events.assistant.leave': never
  'events.assistant.own': 'name'
  'events.assistant.ownHow': never
  'events.assistant.ownOver': 'name'
  'events.assistant.theirs': 'name'
  'events.assistant.theirsOver': 'name'
  'events.assistant.told': never
  'events.assistants.end': never
  'events.assistants.fault': 'text' | 'typed'
  'events.assistants.how': 'name' | 'word'
  'events.assistants.leave': never
  'events.assistants.name': never
  'events.assistants.nobody': never
  'events.assistants.principals': never
  'events.assistants.since': 'date'
  'events.assistants.title': never
  'events.assistants.to': never
  'events.assistants.toHint': never
  'events.assistants.typed': 'word'
  'events.assistants.what': never
  'events.attendance.after': never
  'events.attendance.before': never
  'events.attendance.how.from': 'time' | 'word'
  'events.attendance.how.today': 'word'
  'events.attendance.kicker': 'reference'
  'events.attendance.nobody': never
  'events.attendance.other': never
  'events.attendance.otherHint': never
  'events.attendance.page': 'page' | 'pages'
  'events.attendance.person': 'beside' | 'name'
  'events.attendance.save': never
  'events.attendance.show': never
  'events.attendance.tick': never
  'events.attendance.unanswered': never
  'events.attendance.until': never
  'events.attestation.below': never
  'events.attestation.heading': never
  'events.attestation.open': never
  'events.attestation.until': 'date'
  'events.beside.above': never
  'events.beside.answered': 'name'
  'events.beside.fromCalendar': never
  'events.beside.join': never
  'events.beside.leave': never
  'events.beside.maybe': never
  'events.beside.reason': 'reason'
  'events.beside.toCalendar': never
  'events.beside.when': never
  'events.beside.where': never
  'events.beside.why': never
  'events.entryBy': never
  'events.fault': 'label' | 'text'
  'events.moved.date': 'day'
  'events.moved.ends': 'time'
  'events.moved.noEnds': never
  'events.moved.noPlace': never
  'events.moved.noSession': never
  'events.moved.noSessionOf': 'session'
  'events.moved.noTime': never
  'events.moved.place': 'place'
  'events.moved.postponed.earlier': 'from' | 'to'
  'events.moved.postponed.later': 'from' | 'to'
  'events.moved.session': 'session'
  'events.moved.time': 'time'
  'events.notUnderstood': 'faults'
  'events.organiser.board': never
  'events.organiser.heading': 'reference'
  'events.organiser.secret': never
  'events.organiser.what': never
  'events.organisers.always': 'names'
  'events.organisers.name': never
  'events.organisers.remove': never
  'events.organisers.title': 'title'
  'events.organisers.to': never
  'events.organisers.toError': never
  'events.participants.after': never
  'events.participants.asksComms': never
  'events.participants.at': 'date'
  'events.participants.attendance': never
  'events.participants.before': never
  'events.participants.by': 'name'
  'events.participants.callOff': never
  'events.participants.export': never
  'events.participants.figures.asked': never
  'events.participants.figures.attended': never
  'events.participants.figures.coming': never
  'events.participants.figures.maybe': never
  'events.participants.figures.no': never
  'events.participants.figures.silent': never
  'events.participants.figures.silentOf': 'all' | 'n'
  'events.participants.figures.takenFree': 'people'
  'events.participants.figures.useful': never
  'events.participants.figures.usefulSoon': never
  'events.participants.figures.waiting': never
  'events.participants.hide': never
  'events.participants.kicker': 'reference'
  'events.participants.line': 'ask' | 'reply'
  'events.participants.nobody': never
  'events.participants.oldSession': never
  'events.participants.oldSessionOf': 'session'
  'events.participants.openFile': never
  'events.participants.organise': never
  'events.participants.organisers': 'names'
  'events.participants.page': 'page' | 'pages'
  'events.participants.part': 'part' | 'people'
  'events.participants.parts.coming': never
  'events.participants.parts.others': never
  'events.participants.plus': 'n'
  'events.participants.postpone': never
  'events.participants.preparing': never
  'events.participants.purged': never
  'events.participants.reply': 'n' | 'option'
  'events.participants.said.asked': never
  'events.participants.said.maybe': never
  'events.participants.said.no': never
  'events.participants.said.yes': never
  'events.participants.show': never
  'events.participants.state.cancelled': never
  'events.participants.state.closed': never
  'events.participants.state.over': never
  'events.participants.sum': 'n'
  'events.participants.there': never
  'events.participants.unnamed': never
  'events.participants.waits': never
  'events.participants.warn': never
  'events.participants.written': 'date'
  'events.status.asked': never
  'events.status.askedAgain': 'day'
  'events.status.askedListed': never
  'events.status.askedMaybe': never
  'events.status.by': 'name'
  'events.status.calledOff': 'reason'
  'events.status.cancelled': never
  'events.status.closed': never
  'events.status.fullSession': 'session'
  'events.status.listed': never
  'events.status.lost': never
  'events.status.maybe': never
  'events.status.maybeFor': never
  'events.status.no': never
  'events.status.noRoom': never
  'events.status.noSessions': never
  'events.status.over': never
  'events.status.promoted': never
  'events.status.reminder': 'day'
  'events.status.session': 'session'
  'events.status.soon': 'time'
  'events.status.still': 'status'
  'events.status.toCalendar': never
  'events.status.toReply': 'questions'
  'events.status.tooLate': 'day'
  'events.status.yes': never
  'events.thanks.attended': never
  'events.thanks.attest': never
  'events.thanks.best': never
  'events.thanks.change': never
  'events.thanks.least': never
  'events.thanks.registered': never
  'events.thanks.said': 'mark' | 'most'
  'events.thanks.secret': never
  'events.thanks.send': never
  'events.thanks.useful': never
  'events.type.example': 'typed'
  'events.type.full': 'line'
  'events.type.guests': 'n' | 'typed'
  'events.type.line': 'session' | 'typed'
  'events.type.notPassed': never
  'events.type.nothing': never
  'events.type.replies': 'questions'
  'events.type.reply': 'reply' | 'typed'
  'events.type.session': 'n' | 'typed'
  'events.type.text': never
  'events.type.unread': 'part'
  'events.typed': 'reference' | 'status'
  'events.typedTakenBack': 'reference' | 'status'
  'events.warn.allSessions': never
  'events.warn.example': never
  'events.warn.kicker': never
  'events.warn.missing': never
  'events.warn.others': never
  'events.warn.send': never
  'events.warn.session': never
  'events.warn.text': never
  'events.warn.then': never
  'events.warn.urgent': 'names'
  'events.warned.kicker': never
  'events.warned.since': 'date'
  'events.warned.titled': 'title'
  'facets.form': never
  'facets.reach': never
  'facets.substance': never
  'fields.call': never
  'fields.date': never
  'fields.forWhom': never
  'fields.onBehalfOf': never
  'fields.place': never
  'fields.section': never
  'figures.and': never
  'figures.answers.maybe': never
  'figures.answers.no': never
  'figures.answers.waiting': never
  'figures.answers.yes': never
  'figures.between': never
  'figures.channels.bluesky': never
  'figures.channels.facebook': never
  'figures.channels.instagram': never
  'figures.channels.linkedin': never
  'figures.channels.mastodon': never
  'figures.channels.site': never
  'figures.channels.teams': never
  'figures.chart.alt': 'before' | 'lines' | 'now' | 'title'
  'figures.chart.line': 'before' | 'label' | 'now'
  'figures.chart.none': 'title'
  'figures.columns.answer': never
  'figures.columns.cases': never
  'figures.columns.channel': never
  'figures.columns.delivered': never
  'figures.columns.department': never
  'figures.columns.how': never
  'figures.columns.meant': never
  'figures.columns.median': never
  'figures.columns.medianBefore': 'before'
  'figures.columns.ninth': never
  'figures.columns.outOf': never
  'figures.columns.outcome': never
  'figures.columns.people': never
  'figures.columns.proposals': never
  'figures.columns.reached': never
  'figures.columns.refused': never
  'figures.columns.section': never
  'figures.columns.sector': never
  'figures.columns.share': never
  'figures.columns.shareBefore': 'before'
  'figures.columns.sites': never
  'figures.columns.step': never
  'figures.columns.unknown': never
  'figures.figures.beside': 'before'
  'figures.figures.days': 'days' | 'n'
  'figures.figures.declined': never
  'figures.figures.delivered': never
  'figures.figures.events': never
  'figures.figures.export': never
  'figures.figures.heading': 'period'
  'figures.figures.kicker': never
  'figures.figures.page': never
  'figures.figures.pair': 'before' | 'now'
  'figures.figures.posts': never
  'figures.figures.previous': never
  'figures.figures.received': never
  'figures.figures.retained': never
  'figures.figures.share': 'n' | 'of' | 'share'
  'figures.figures.silent': never
  'figures.figures.whole': never
  'figures.noDepartment': never
  'figures.noSection': never
  'figures.noSector': never
  'figures.nothing': never
  'figures.periods.quarter': 'n' | 'year'
  'figures.periods.running': never
  'figures.planned': 'channel'
  'figures.proposals.declined': never
  'figures.proposals.received': never
  'figures.proposals.retained': never
  'figures.reach.delivered': never
  'figures.reach.meant': never
  'figures.reach.open': never
  'figures.reach.refused': 'reason'
  'figures.reach.unknown': never
  'figures.silent.none': never
  'figures.smallDepartments': never
  'figures.steps.answer': never
  'figures.steps.broadcast': never
  'figures.steps.submission': never
  'figures.steps.visa': never
  'figures.steps.whole': never
  'figures.tables.answers.note': never
  'figures.tables.answers.title': never
  'figures.tables.channels.note': never
  'figures.tables.channels.title': never
  'figures.tables.delays.note': 'hours'
  'figures.tables.delays.title': never
  'figures.tables.departmentReach.note': never
  'figures.tables.departmentReach.title': never
  'figures.tables.departments.note': never
  'figures.tables.departments.title': never
  'figures.tables.proposals.note': never
  'figures.tables.proposals.title': never
  'figures.tables.reach.note': never
  'figures.tables.reach.title': never
  'figures.tables.sections.note': never
  'figures.tables.sections.title': never
  'figures.tables.sectors.note': never
  'figures.tables.sectors.title': never
  'figures.tables.silent.note': 'since'
  'figures.tables.silent.title': never
  'figures.tables.sites.note': never
  'figures.tables.sites.title': never
  'figures.tooFew': never
  'figures.workbook.heading': 'period'
  'figures.workbook.kicker': never
  'figures.workbook.open': never
  'figures.workbook.prepared': never
  'figures.workbook.written': 'date'
  'files.declared': 'name' | 'state'
  'files.lost': 'name'
  'files.refused': 'name'
  'files.too-large': 'most' | 'name'
  'files.unseen': 'name'
  'files.waiting': 'name'
  'initiatives.delay.back': never
  'initiatives.delay.backText': 'day' | 'name'
  'initiatives.delay.by': 'name'
  'initiatives.delay.heading': 'day'
  'initiatives.delay.last': never
  'initiatives.delay.next': 'day'
  'initiatives.form.as': 'name'
  'initiatives.form.call': 'department' | 'reference' | 'title'
  'initiatives.form.carried': never
  'initiatives.form.choose': never
  'initiatives.form.credited': never
  'initiatives.form.date': never
  'initiatives.form.files': 'list'
  'initiatives.form.forWhom': never
  'initiatives.form.forWhomHint': never
  'initiatives.form.heading': never
  'initiatives.form.intro': never
  'initiatives.form.more': never
  'initiatives.form.numberHint': never
  'initiatives.form.onBehalfOf': never
  'initiatives.form.onBehalfOfHint': never
  'initiatives.form.place': never
  'initiatives.form.section': never
  'initiatives.form.send': never
  'initiatives.form.text': never
  'initiatives.form.textError': never
  'initiatives.form.textHint': never
  'initiatives.form.title': never
  'initiatives.form.titleError': never
  'initiatives.form.titleHint': never
  'initiatives.form.typed': never
  'initiatives.mine.answerHint': 'number'
  'initiatives.mine.declined': 'date' | 'name'
  'initiatives.mine.heading': never
  'initiatives.mine.none': never
  'initiatives.mine.others': never
  'initiatives.mine.propose': never
  'initiatives.mine.published': 'date'
  'initiatives.mine.putOff': 'date' | 'day' | 'name'
  'initiatives.mine.retained': 'date' | 'name'
  'initiatives.mine.sent': 'date'
  'initiatives.mine.taken': 'date' | 'name'
  'initiatives.mine.wasPutOff': 'date' | 'day' | 'name'
  'initiatives.mine.withdrawn': 'date' | 'name'
  'initiatives.near.cancel': never
  'initiatives.near.complete': never
  'initiatives.near.intro': never
  'initiatives.near.send': never
  'initiatives.near.unknown': never
  'initiatives.near.yours': never
  'initiatives.outcome.declined': never
  'initiatives.outcome.declinedAgain': never
  'initiatives.outcome.declinedText': 'name'
  'initiatives.outcome.gone': never
  'initiatives.outcome.goneText': never
  'initiatives.outcome.kicker': 'reference'
  'initiatives.outcome.open': never
  'initiatives.outcome.post.approved': never
  'initiatives.outcome.post.broadcast': never
  'initiatives.outcome.post.broadcasting': never
  'initiatives.outcome.post.cancelled': never
  'initiatives.outcome.post.draft': 'name'
  'initiatives.outcome.post.in-validation': never
  'initiatives.outcome.post.refused': never
  'initiatives.outcome.post.taken-back': never
  'initiatives.outcome.published': never
  'initiatives.outcome.retained': never
  'initiatives.outcome.withdrawn': never
  'initiatives.photo-hint.heading': never
  'initiatives.photo-hint.text': 'reference' | 'title'
  'initiatives.question.answer': never
  'initiatives.question.answerError': never
  'initiatives.question.answerLabel': never
  'initiatives.question.answered': never
  'initiatives.question.by': 'name'
  'initiatives.question.heading': 'title'
  'initiatives.question.kicker': 'reference'
  'initiatives.question.thanks': never
  'initiatives.quoted.by': 'name'
  'initiatives.quoted.heading': never
  'initiatives.quoted.kicker': 'reference'
  'initiatives.quoted.object': never
  'initiatives.receipt.complete': never
  'initiatives.receipt.completeError': never
  'initiatives.receipt.completeLabel': never
  'initiatives.receipt.completeSend': never
  'initiatives.receipt.consent': never
  'initiatives.receipt.credit': never
  'initiatives.receipt.kicker': 'reference'
  'initiatives.receipt.limits': 'files' | 'most'
  'initiatives.receipt.named': never
  'initiatives.receipt.now.asked': never
  'initiatives.receipt.now.declined': never
  'initiatives.receipt.now.later': 'day'
  'initiatives.receipt.now.received': never
  'initiatives.receipt.now.retained': never
  'initiatives.receipt.now.taken': 'name'
  'initiatives.receipt.now.withdrawn': never
  'initiatives.receipt.photo': never
  'initiatives.receipt.photoAsked': never
  'initiatives.receipt.read': never
  'initiatives.receipt.uncredit': never
  'initiatives.receipt.withdraw': never
  'initiatives.receipt.withdrawSure': never
  'initiatives.receipt.withdrawYes': never
  'initiatives.source.cut': never
  'initiatives.source.of': 'name'
  'initiatives.source.open': never
  'initiatives.source.told': 'name'
  'initiatives.source.unnamed': never
  'initiatives.told.cancelled': never
  'initiatives.told.cancelledBy': 'date' | 'name'
  'initiatives.told.cancelledText': never
  'initiatives.told.refused': never
  'initiatives.told.refusedBy': 'date' | 'name'
  'initiatives.told.refusedText': never
  'initiatives.told.taken': never
  'initiatives.told.takenNext': never
  'initiatives.which.heading': never
  'journal.consents.children': 'file' | 'name'
  'journal.consents.nobody': 'file' | 'name'
  'journal.consents.unsure': 'file' | 'name'
  'journal.erased': never
  'journal.erasedName': never
  'journal.erasedWords': never
  'journal.forgotten': never
  'journal.head.heading': 'day'
  'journal.head.verify': 'command'
  'journal.heads.heading': never
  'journal.heads.intro': never
  'journal.heads.keep': never
  'journal.history.bare': never
  'journal.history.campaign': 'reference' | 'title'
  'journal.history.kicker': 'reference'
  'journal.history.newest': never
  'journal.history.none': never
  'journal.history.older': never
  'journal.inPlace': 'names'
  'journal.mary': never
  'journal.noConsent': 'file' | 'name'
  'journal.quoted': 'text'
  'journal.sealed': 'seal'
  'journal.times': 'n' | 'said'
  'journal.unknown': never
  'journal.verbs.agenda.feed-added': 'name'
  'journal.verbs.agenda.feed-ended': 'name'
  'journal.verbs.archive.eliminated': 'name'
  'journal.verbs.archive.listed': never
  'journal.verbs.archive.transferred': 'name'
  'journal.verbs.assistant.ended': 'name'
  'journal.verbs.assistant.named': 'name'
  'journal.verbs.attempt.refused': 'name'
  'journal.verbs.audience.list-added': 'name'
  'journal.verbs.broadcast.cancelled': 'name' | 'subject'
  'journal.verbs.broadcast.confirmed': 'agents' | 'name' | 'subject'
  'journal.verbs.broadcast.exported': 'name' | 'subject'
  'journal.verbs.broadcast.finished': 'delivered' | 'refused' | 'subject' | 'unknown'
  'journal.verbs.broadcast.held': 'subject'
  'journal.verbs.broadcast.paused': 'name' | 'subject'
  'journal.verbs.broadcast.planned': 'agents' | 'subject'
  'journal.verbs.broadcast.resent': 'agents' | 'name' | 'subject'
  'journal.verbs.broadcast.resumed': 'name' | 'subject'
  'journal.verbs.broadcast.scheduled': 'date' | 'name' | 'subject'
  'journal.verbs.broadcast.started': 'name' | 'subject'
  'journal.verbs.broadcast.stopped': 'name' | 'subject'
  'journal.verbs.call.answer-undone': 'department' | 'name'
  'journal.verbs.call.changed': 'name' | 'subject'
  'journal.verbs.call.closed': 'name' | 'subject'
  'journal.verbs.call.confirmed': 'name' | 'subject'
  'journal.verbs.call.extended': 'name'
  'journal.verbs.call.handed-on': 'department' | 'name' | 'to'
  'journal.verbs.call.head-told': 'department' | 'to'
  'journal.verbs.call.nothing': 'department' | 'name'
  'journal.verbs.call.nudged': 'name'
  'journal.verbs.call.opened': 'subject'
  'journal.verbs.call.passed': 'department' | 'name'
  'journal.verbs.call.planned': 'name' | 'subject'
  'journal.verbs.call.question-asked': 'subject'
  'journal.verbs.call.reassigned': 'department' | 'to'
  'journal.verbs.call.reminded': 'department'
  'journal.verbs.call.reopened': 'name' | 'subject'
  'journal.verbs.call.skipped': 'name' | 'subject'
  'journal.verbs.campaign.changed': 'name' | 'subject'
  'journal.verbs.campaign.closed': 'name' | 'subject'
  'journal.verbs.campaign.opened': 'name' | 'subject'
  'journal.verbs.campaign.post-added': 'campaign' | 'name'
  'journal.verbs.campaign.post-removed': 'campaign' | 'name'
  'journal.verbs.campaign.reopened': 'name' | 'subject'
  'journal.verbs.campaign.taken': 'from' | 'name' | 'subject'
  'journal.verbs.channel.freed': 'name' | 'subject'
  'journal.verbs.channel.held': 'subject'
  'journal.verbs.circuit.changed': 'name'
  'journal.verbs.database.adopted': 'name'
  'journal.verbs.delegation.added': 'from' | 'name' | 'to'
  'journal.verbs.delegation.applied': never
  'journal.verbs.delegation.ended': 'from' | 'name' | 'to'
  'journal.verbs.edition.abandoned': 'name' | 'subject'
  'journal.verbs.edition.asked': 'name' | 'subject'
  'journal.verbs.edition.composed': 'name' | 'subject'
  'journal.verbs.edition.erratum-added': 'name' | 'subject'
  'journal.verbs.edition.erratum-confirmed': 'name' | 'subject'
  'journal.verbs.edition.erratum-removed': 'name' | 'subject'
  'journal.verbs.edition.kept': 'subject'
  'journal.verbs.edition.mail-asked': 'name' | 'subject'
  'journal.verbs.edition.mail-noted': 'name' | 'subject'
  'journal.verbs.edition.mailed': 'subject'
  'journal.verbs.edition.not-kept': 'subject'
  'journal.verbs.edition.not-mailed': 'subject'
  'journal.verbs.edition.not-printed': 'subject'
  'journal.verbs.edition.opened': 'name' | 'subject'
  'journal.verbs.edition.printed': 'subject'
  'journal.verbs.edition.published': 'subject'
  'journal.verbs.edition.reopened': 'subject'
  'journal.verbs.edition.submitted': 'name' | 'subject'
  'journal.verbs.event.answered': 'name'
  'journal.verbs.event.attended': 'name'
  'journal.verbs.event.attested': 'name'
  'journal.verbs.event.called-off': 'agents' | 'name'
  'journal.verbs.event.door-opened': 'name'
  'journal.verbs.event.exported': 'name'
  'journal.verbs.event.organiser-named': 'name'
  'journal.verbs.event.organiser-removed': 'name'
  'journal.verbs.event.promoted': never
  'journal.verbs.event.purged': never
  'journal.verbs.event.session-lost': never
  'journal.verbs.event.ticked': 'name'
  'journal.verbs.event.unticked': 'name'
  'journal.verbs.event.warned': 'name'
  'journal.verbs.figures.exported': 'name'
  'journal.verbs.idea.changed': 'name'
  'journal.verbs.idea.opened': never
  'journal.verbs.idea.skipped': 'name'
  'journal.verbs.initiative.answered': 'name'
  'journal.verbs.initiative.asked': 'name'
  'journal.verbs.initiative.assigned': 'name' | 'to'
  'journal.verbs.initiative.completed': 'name'
  'journal.verbs.initiative.consent-given': 'file' | 'name'
  'journal.verbs.initiative.credited': 'name'
  'journal.verbs.initiative.declined': 'name'
  'journal.verbs.initiative.edited': 'name'
  'journal.verbs.initiative.file-added': 'name'
  'journal.verbs.initiative.handed-on': 'from' | 'to'
  'journal.verbs.initiative.nudged': 'name'
  'journal.verbs.initiative.photo-asked': 'name'
  'journal.verbs.initiative.put-off': 'name' | 'on'
  'journal.verbs.initiative.retained': 'name'
  'journal.verbs.initiative.returned': never
  'journal.verbs.initiative.rewritten': never
  'journal.verbs.initiative.submitted': 'name' | 'subject'
  'journal.verbs.initiative.taken': 'name'
  'journal.verbs.initiative.uncredited': 'name'
  'journal.verbs.initiative.withdrawn': 'name'
  'journal.verbs.media.added': 'name' | 'uses'
  'journal.verbs.media.agreed': 'name' | 'uses'
  'journal.verbs.media.asked': 'name' | 'uses'
  'journal.verbs.media.declined': 'name'
  'journal.verbs.media.ended': never
  'journal.verbs.media.unasked': 'name'
  'journal.verbs.media.withdrawn': 'name'
  'journal.verbs.newspaper.changed': 'name' | 'subject'
  'journal.verbs.newspaper.ended': 'name' | 'subject'
  'journal.verbs.newspaper.opened': 'name' | 'subject'
  'journal.verbs.newspaper.resumed': 'name' | 'subject'
  'journal.verbs.note.answered': 'name'
  'journal.verbs.note.forwarded': 'name'
  'journal.verbs.perimeters.changed': 'name'
  'journal.verbs.person.forgotten': never
  'journal.verbs.person.opted': 'name'
  'journal.verbs.person.opted-in': 'name'
  'journal.verbs.person.opted-out': 'name'
  'journal.verbs.placement.repeated': 'name'
  'journal.verbs.placement.unknown': never
  'journal.verbs.post.cancelled': 'name'
  'journal.verbs.post.consent-given': 'file' | 'name'
  'journal.verbs.post.correction-abandoned': 'name'
  'journal.verbs.post.correction-opened': 'name'
  'journal.verbs.post.created': 'name' | 'subject'
  'journal.verbs.post.moved': 'date' | 'name'
  'journal.verbs.post.planned': 'channel' | 'name'
  'journal.verbs.post.saved': 'name'
  'journal.verbs.post.submission-withdrawn': 'name'
  'journal.verbs.post.submitted': 'agents' | 'name' | 'version'
  'journal.verbs.post.tested': 'name'
  'journal.verbs.post.unplanned': 'channel' | 'name'
  'journal.verbs.relay.asked': 'name' | 'sites'
  'journal.verbs.relay.cannot': 'name' | 'site'
  'journal.verbs.relay.confirmed': 'agents' | 'name'
  'journal.verbs.relay.ended': never
  'journal.verbs.relay.handed-on': 'site' | 'to'
  'journal.verbs.relay.held': never
  'journal.verbs.relay.posted': 'name' | 'site'
  'journal.verbs.relay.replaced': 'version'
  'journal.verbs.relay.taken-down': 'name' | 'site'
  'journal.verbs.relay.told': 'name' | 'site'
  'journal.verbs.release.asked': 'channel' | 'name'
  'journal.verbs.release.corrected': 'channel'
  'journal.verbs.release.declared': 'channel' | 'name'
  'journal.verbs.release.given-up': 'channel'
  'journal.verbs.release.held': 'channel'
  'journal.verbs.release.moved': 'channel' | 'name'
  'journal.verbs.release.planned': 'channel'
  'journal.verbs.release.published': 'channel'
  'journal.verbs.release.refused': 'channel'
  'journal.verbs.release.settled': 'channel' | 'name'
  'journal.verbs.release.started': 'channel'
  'journal.verbs.release.taken-back': 'channel'
  'journal.verbs.release.undeclared': 'channel' | 'name'
  'journal.verbs.release.unknown': 'channel'
  'journal.verbs.release.untold': never
  'journal.verbs.retention.changed': 'name'
  'journal.verbs.retention.declined': 'name'
  'journal.verbs.retention.lifted': 'name'
  'journal.verbs.retention.proposed': 'name'
  'journal.verbs.retention.purged': never
  'journal.verbs.retention.suspended': 'name'
  'journal.verbs.section.changed': 'name'
  'journal.verbs.sector.changed': 'name'
  'journal.verbs.sector.channel-found': never
  'journal.verbs.sector.channel-lost': never
  'journal.verbs.sector.ended': 'name'
  'journal.verbs.urgent.asked': 'name'
  'journal.verbs.urgent.rung': never
  'journal.verbs.urgent.template-changed': 'name'
  'journal.verbs.urgent.template-removed': 'name'
  'journal.verbs.urgent.told': never
  'journal.verbs.urgent.unanswered': never
  'journal.verbs.validation.approved': 'facets' | 'name'
  'journal.verbs.validation.changes-requested': 'name'
  'journal.verbs.validation.commented': 'name'
  'journal.verbs.validation.correction-accepted': 'name'
  'journal.verbs.validation.correction-declined': 'name'
  'journal.verbs.validation.correction-proposed': 'name'
  'journal.verbs.validation.covered': 'from' | 'step' | 'to'
  'journal.verbs.validation.escalated': 'step' | 'to'
  'journal.verbs.validation.nobody-else': 'step'
  'journal.verbs.validation.nobody-left': 'from' | 'step'
  'journal.verbs.validation.nudged': 'name' | 'step'
  'journal.verbs.validation.others-asked': 'from' | 'step' | 'to'
  'journal.verbs.validation.reassigned': 'name' | 'to'
  'journal.verbs.validation.refused': 'name'
  'journal.verbs.validation.slot-missed': 'date'
  'journal.verbs.validation.visa-withdrawn': 'facets' | 'name'
  'journal.verbs.validation.voided': never
  'journal.verbs.week.address-ended': 'name'
  'journal.verbs.week.address-given': 'name'
  'kinds.event': never
  'kinds.news': never
  'languages.en': never
  'languages.fr': never
  'list.edited.by': 'fields' | 'name'
  'list.edited.heading': never
  'list.fields.section': never
  'list.fields.text': never
  'list.fields.title': never
  'list.remarks.already-decided': 'column'
  'list.remarks.ask-in-teams': never
  'list.remarks.empty': 'column'
  'list.remarks.illegal-move': 'column'
  'list.remarks.incomplete': 'column'
  'list.remarks.incomplete-long': 'column'
  'list.remarks.incomplete-unfit': 'column'
  'list.remarks.kept-column': 'column'
  'list.remarks.no-author': never
  'list.remarks.not-an-agent': never
  'list.remarks.not-asked': 'column'
  'list.remarks.not-comms': never
  'list.remarks.overtaken': 'column'
  'list.remarks.reason-missing': never
  'list.remarks.rewritten': never
  'list.remarks.too-long': 'column'
  'list.remarks.unknown-assignee': 'column'
  'list.remarks.unknown-editor': never
  'list.remarks.unknown-section': 'column'
  'list.remarks.unknown-state': 'column'
  'list.rewritten.heading': never
  'list.rewritten.how': never
  'list.rewritten.text': 'title'
  'list.rewritten.what': never
  'newspapers.date.back': never
  'newspapers.date.day': never
  'newspapers.date.dayError': never
  'newspapers.date.heading': never
  'newspapers.date.hint': never
  'newspapers.date.save': never
  'newspapers.edition.abandoned': never
  'newspapers.edition.again': never
  'newspapers.edition.all': never
  'newspapers.edition.approved': never
  'newspapers.edition.awaitedBare': never
  'newspapers.edition.awaitedFrom': 'names'
  'newspapers.edition.awaitedUntil': 'names' | 'until'
  'newspapers.edition.changedSince': never
  'newspapers.edition.closed': 'day'
  'newspapers.edition.confirm': never
  'newspapers.edition.confirmed': 'n' | 'text'
  'newspapers.edition.confirmedPrinted': 'n' | 'reference' | 'text'
  'newspapers.edition.day': never
  'newspapers.edition.deciding': 'names'
  'newspapers.edition.decidingUntil': 'names' | 'until'
  'newspapers.edition.draft': never
  'newspapers.edition.editorial': never
  'newspapers.edition.editorialBare': never
  'newspapers.edition.editorialLine': 'title'
  'newspapers.edition.editorialNone': never
  'newspapers.edition.editorialSigned': 'editorial' | 'signature'
  'newspapers.edition.empty': never
  'newspapers.edition.erratum': never
  'newspapers.edition.etc': 'list'
  'newspapers.edition.faults': never
  'newspapers.edition.feed': never
  'newspapers.edition.figures': 'articles' | 'signs'
  'newspapers.edition.gone': 'date'
  'newspapers.edition.held': never
  'newspapers.edition.isWithdrawn': never
  'newspapers.edition.item': never
  'newspapers.edition.itemHint': never
  'newspapers.edition.kicker': 'name' | 'reference'
  'newspapers.edition.leave': never
  'newspapers.edition.left.archive': never
  'newspapers.edition.left.page': never
  'newspapers.edition.left.pdf': never
  'newspapers.edition.left.text': 'list'
  'newspapers.edition.letSend': never
  'newspapers.edition.library': never
  'newspapers.edition.line': 'n' | 'title'
  'newspapers.edition.mail.asked': never
  'newspapers.edition.mail.by-hand': never
  'newspapers.edition.mail.refused': 'reason'
  'newspapers.edition.mail.sending': never
  'newspapers.edition.mail.sent': never
  'newspapers.edition.mail.unknown': never
  'newspapers.edition.mail.waiting': never
  'newspapers.edition.mailed': never
  'newspapers.edition.missing': 'list'
  'newspapers.edition.more': never
  'newspapers.edition.move': never
  'newspapers.edition.noEditorial': never
  'newspapers.edition.notInLibrary': 'reason'
  'newspapers.edition.nothing': never
  'newspapers.edition.open': never
  'newspapers.edition.otherHeading': never
  'newspapers.edition.pdf': never
  'newspapers.edition.piece': never
  'newspapers.edition.pieceLine': 'kind' | 'n' | 'title'
  'newspapers.edition.plan': never
  'newspapers.edition.planned': 'date'
  'newspapers.edition.preview': never
  'newspapers.edition.printed': 'date' | 'pages'
  'newspapers.edition.producing': never
  'newspapers.edition.producingAside': never
  'newspapers.edition.published': 'date'
  'newspapers.edition.read': never
  'newspapers.edition.readsFew': 'n'
  'newspapers.edition.ready': never
  'newspapers.edition.resend': never
  'newspapers.edition.resume': never
  'newspapers.edition.retract': never
  'newspapers.edition.retractSure': 'n' | 'text'
  'newspapers.edition.send': never
  'newspapers.edition.sendAnyway': never
  'newspapers.edition.sending': never
  'newspapers.edition.since': never
  'newspapers.edition.submit': never
  'newspapers.edition.submitted': never
  'newspapers.edition.takenBack': never
  'newspapers.edition.title': 'day' | 'number'
  'newspapers.edition.toConfirm': 'n' | 'name' | 'text'
  'newspapers.edition.tooLong': 'n' | 'over' | 'room'
  'newspapers.edition.unlink': 'reference'
  'newspapers.edition.withdraw': never
  'newspapers.editorial.back': never
  'newspapers.editorial.heading': never
  'newspapers.editorial.save': never
  'newspapers.editorial.signature': never
  'newspapers.editorial.signatureHint': never
  'newspapers.editorial.since': never
  'newspapers.editorial.text': never
  'newspapers.editorial.textHint': never
  'newspapers.editorial.title': never
  'newspapers.editorial.vouched': never
  'newspapers.erratum.back': never
  'newspapers.erratum.heading': never
  'newspapers.erratum.hint': never
  'newspapers.erratum.save': never
  'newspapers.erratum.text': never
  'newspapers.erratum.textError': never
  'newspapers.faults.alt-missing': 'about'
  'newspapers.faults.announcement': never
  'newspapers.faults.announcement-brace': 'about'
  'newspapers.faults.announcement-other': 'about'
  'newspapers.faults.article-too-long': 'about'
  'newspapers.faults.awaited': 'about'
  'newspapers.faults.changed': 'about'
  'newspapers.faults.masthead-alt-missing': never
  'newspapers.faults.masthead-no-consent': never
  'newspapers.faults.masthead-not-a-picture': never
  'newspapers.faults.masthead-picture-differs': never
  'newspapers.faults.masthead-picture-gone': never
  'newspapers.faults.no-approver': never
  'newspapers.faults.no-consent': 'about'
  'newspapers.faults.no-readers': never
  'newspapers.faults.no-words': 'about'
  'newspapers.faults.not-a-picture': 'about'
  'newspapers.faults.not-approved': 'about'
  'newspapers.faults.nothing-in-it': never
  'newspapers.faults.open-place': 'about'
  'newspapers.faults.other': 'about'
  'newspapers.faults.outside-perimeter': never
  'newspapers.faults.picture-differs': 'about'
  'newspapers.faults.picture-gone': 'about'
  'newspapers.faults.picture-lost': 'about'
  'newspapers.faults.press': never
  'newspapers.faults.taken-back': 'about'
  'newspapers.faults.withdrawn': 'about'
  'newspapers.feed.title': 'name' | 'number'
  'newspapers.form.accent': never
  'newspapers.form.closesBefore': never
  'newspapers.form.code': never
  'newspapers.form.codeError': never
  'newspapers.form.codeHint': never
  'newspapers.form.colours': never
  'newspapers.form.departments': never
  'newspapers.form.departmentsHint': never
  'newspapers.form.director': never
  'newspapers.form.directorError': never
  'newspapers.form.directorHint': never
  'newspapers.form.end': never
  'newspapers.form.everyone': never
  'newspapers.form.heading': never
  'newspapers.form.headingChange': 'name'
  'newspapers.form.headings': never
  'newspapers.form.headingsError': never
  'newspapers.form.known': 'list'
  'newspapers.form.mailTo': never
  'newspapers.form.mailToHint': never
  'newspapers.form.main': never
  'newspapers.form.masthead': never
  'newspapers.form.mention': never
  'newspapers.form.mentionHint': never
  'newspapers.form.name': never
  'newspapers.form.nameError': never
  'newspapers.form.nameHint': never
  'newspapers.form.open': never
  'newspapers.form.others': 'list'
  'newspapers.form.rhythm': never
  'newspapers.form.save': never
  'newspapers.form.since': never
  'newspapers.form.tagline': never
  'newspapers.form.taglineHint': never
  'newspapers.line.back': never
  'newspapers.line.down': never
  'newspapers.line.edit': never
  'newspapers.line.heading': never
  'newspapers.line.place': 'all' | 'n' | 'section'
  'newspapers.line.remove': never
  'newspapers.line.see': never
  'newspapers.line.toSection': never
  'newspapers.line.up': never
  'newspapers.list.add': never
  'newspapers.list.current': 'reference' | 'state'
  'newspapers.list.edit': never
  'newspapers.list.ended': never
  'newspapers.list.heading': never
  'newspapers.list.idle': never
  'newspapers.list.line': 'code' | 'name' | 'rhythm'
  'newspapers.list.none': never
  'newspapers.list.open': never
  'newspapers.list.resume': never
  'newspapers.mailRefused.busy': never
  'newspapers.mailRefused.file-differs': never
  'newspapers.mailRefused.file-gone': never
  'newspapers.mailRefused.no-mailbox': never
  'newspapers.mailRefused.nobody': never
  'newspapers.mailRefused.not-accepted': never
  'newspapers.mailRefused.not-allowed': never
  'newspapers.mailRefused.taken-back': never
  'newspapers.mailRefused.too-large': never
  'newspapers.masthead.alt': never
  'newspapers.masthead.altError': never
  'newspapers.masthead.altHint': never
  'newspapers.masthead.back': never
  'newspapers.masthead.heading': never
  'newspapers.masthead.hint': never
  'newspapers.masthead.none': never
  'newspapers.masthead.remove': never
  'newspapers.masthead.save': never
  'newspapers.masthead.there': never
  'newspapers.masthead.undescribed': never
  'newspapers.page.choice': 'name' | 'reference'
  'newspapers.page.editorialBy': 'date' | 'name'
  'newspapers.page.editorialGone': never
  'newspapers.page.editorialKept': never
  'newspapers.page.editorialSince': 'name'
  'newspapers.page.editorialSinceGone': never
  'newspapers.page.editorialTooLong': 'most' | 'n'
  'newspapers.page.moved': 'all' | 'n' | 'section' | 'title'
  'newspapers.page.none': never
  'newspapers.page.title': 'day' | 'name' | 'number'
  'newspapers.page.unknown': 'reference'
  'newspapers.page.untitled': never
  'newspapers.page.which': never
  'newspapers.picture.choice': never
  'newspapers.picture.masthead': 'name'
  'newspapers.picture.mastheadOf': 'code'
  'newspapers.picture.offer': never
  'newspapers.picture.piece': 'kind' | 'title'
  'newspapers.piece.altHint': never
  'newspapers.piece.back': never
  'newspapers.piece.consentChange': never
  'newspapers.piece.heading': never
  'newspapers.piece.headingChange': never
  'newspapers.piece.hint': never
  'newspapers.piece.newHeading': never
  'newspapers.piece.pictureHint': never
  'newspapers.piece.piece': never
  'newspapers.piece.save': never
  'newspapers.piece.text': never
  'newspapers.piece.textHint': never
  'newspapers.piece.title': never
  'newspapers.piece.titleError': never
  'newspapers.pieces.agenda': never
  'newspapers.pieces.arrivals': never
  'newspapers.pieces.free': never
  'newspapers.pieces.portrait': never
  'newspapers.rhythms.free': never
  'newspapers.rhythms.monthly': never
  'newspapers.rhythms.quarterly': never
  'newspapers.rhythms.two-monthly': never
  'newspapers.rhythms.weekly': never
  'newspapers.states.abandoned': never
  'newspapers.states.approved': never
  'newspapers.states.gone': never
  'newspapers.states.held': never
  'newspapers.states.open': never
  'newspapers.states.planned': 'date'
  'newspapers.states.producing': never
  'newspapers.states.published': never
  'newspapers.states.sending': never
  'newspapers.states.submitted': never
  'newspapers.toApprove.article': 'title'
  'newspapers.toApprove.mailTo': 'list'
  'newspapers.toApprove.mailToChanged': never
  'newspapers.toApprove.untitled': never
  'newspapers.toApprove.words': never
  'notices.accept-faults': 'faults'
  'notices.accepted': 'names' | 'reference' | 'title'
  'notices.accepted-approved': 'reference' | 'title'
  'notices.acknowledged': never
  'notices.addition-missing': never
  'notices.agreement-answered': never
  'notices.agreement-asked': never
  'notices.agreement-form': never
  'notices.agreement-said': 'reference'
  'notices.agreement-withdrawn': never
  'notices.already-accepted': 'date' | 'name'
  'notices.already-accepted-by-you': 'date'
  'notices.already-added': never
  'notices.already-answered': never
  'notices.already-approver': never
  'notices.already-asked': never
  'notices.already-closed': 'date'
  'notices.already-confirmed': never
  'notices.already-decided': 'date' | 'name'
  'notices.already-decided-by-you': 'date'
  'notices.already-declined': 'date' | 'name'
  'notices.already-declined-by-you': 'date'
  'notices.already-forwarded': never
  'notices.already-handed-on': never
  'notices.already-in-edition': never
  'notices.already-nudged': 'date'
  'notices.already-open': never
  'notices.already-proposed': 'names'
  'notices.already-started': never
  'notices.already-submitted': never
  'notices.already-taken': 'name'
  'notices.already-under': 'heading'
  'notices.already-withdrawn': never
  'notices.already-yours': never
  'notices.answer-missing': never
  'notices.answering-opened': 'name' | 'reference'
  'notices.answers-for-nobody': never
  'notices.asked': 'author'
  'notices.assistant-ended': 'name'
  'notices.assistant-left': 'name'
  'notices.assistant-named': 'name'
  'notices.at-the-edge': never
  'notices.attendance-not-yet': 'day'
  'notices.attended': 'title'
  'notices.attestation-called-off': never
  'notices.attestation-not-yet': 'day'
  'notices.attestation-taken-back': never
  'notices.barred': 'until'
  'notices.being-changed': never
  'notices.board-coming': 'reference'
  'notices.busy': never
  'notices.call-begun': never
  'notices.call-closed': never
  'notices.call-extended': 'date' | 'reference'
  'notices.call-feeds-another': 'reference'
  'notices.call-form': never
  'notices.call-handed-on': 'name'
  'notices.call-not-open': never
  'notices.call-off-comms': never
  'notices.call-off-second': 'reference'
  'notices.calling-off': 'reference'
  'notices.campaign-closed': never
  'notices.campaign-owned': 'name' | 'title'
  'notices.campaign-said': 'reference'
  'notices.campaign-set': 'reference' | 'title'
  'notices.campaign-taken': 'title'
  'notices.campaign-unset': 'reference'
  'notices.cancelled': never
  'notices.card-below': never
  'notices.changed': never
  'notices.channel-elsewhere': never
  'notices.channel-free': never
  'notices.channel-freed': never
  'notices.channel-team-unset': never
  'notices.chosen-meanwhile': 'reference'
  'notices.closed': never
  'notices.closed-account': 'name'
  'notices.colleague-without-teams': 'name'
  'notices.comment-in-private': never
  'notices.comment-missing': never
  'notices.comment-too-long': never
  'notices.commented': 'reference' | 'title'
  'notices.comms-postpones': never
  'notices.confirm-again': never
  'notices.correction-abandoned': never
  'notices.counting': never
  'notices.counting-check': never
  'notices.credit-late': never
  'notices.credit-over': never
  'notices.database-adopted': never
  'notices.database-held': never
  'notices.decided-approve': 'next' | 'reference' | 'title'
  'notices.decided-changes': 'reference' | 'title'
  'notices.decided-refuse': 'reference' | 'title'
  'notices.decided-withdraw': 'reference' | 'title'
  'notices.declined-proposal': 'name'
  'notices.delegation-ended': 'name'
  'notices.delegation-form': never
  'notices.delegation-over': never
  'notices.department-answered': never
  'notices.department-proposed': never
  'notices.door-missing': never
  'notices.door-unknown': never
  'notices.duplicated': 'reference'
  'notices.duplicated-outside': 'reference' | 'title'
  'notices.edition-abandon-sure': 'reference'
  'notices.edition-abandoned': 'reference'
  'notices.edition-approved': 'reference'
  'notices.edition-changed-since': 'reference'
  'notices.edition-empty': 'reference'
  'notices.edition-full': never
  'notices.edition-gone': 'reference'
  'notices.edition-held': 'reference'
  'notices.edition-held-out': 'reference'
  'notices.edition-leaving': 'reference'
  'notices.edition-open': 'reference'
  'notices.edition-out': 'reference'
  'notices.edition-planned': 'date' | 'reference'
  'notices.edition-printing': 'reference'
  'notices.edition-settling': 'reference'
  'notices.edition-submitted': 'reference'
  'notices.enough-today': 'n'
  'notices.erratum-another-person': never
  'notices.event-called-off': never
  'notices.event-cancelled': never
  'notices.event-not-received': never
  'notices.event-not-sent': never
  'notices.event-not-theirs': 'name'
  'notices.event-over': never
  'notices.event-purged': never
  'notices.expired': never
  'notices.feed-is-file': never
  'notices.feed-waits': 'until'
  'notices.figures-asked': 'period'
  'notices.file-kept': never
  'notices.files-added': 'list' | 'reference'
  'notices.foreign-file': 'list'
  'notices.forwarded': never
  'notices.guest': never
  'notices.guest-account': 'name'
  'notices.hand-on-to-oneself': never
  'notices.handed-on': 'name'
  'notices.has-agreed': never
  'notices.has-file': never
  'notices.has-refused': never
  'notices.has-vouched': 'name'
  'notices.heic-left': 'list'
  'notices.heic-unread': never
  'notices.idea-under-way': 'reference'
  'notices.is-author': never
  'notices.is-barred': 'name' | 'until'
  'notices.left-optional': never
  'notices.lent-over': 'date' | 'name'
  'notices.line-stale': never
  'notices.lines-awaited': 'list'
  'notices.list-asked': 'reference'
  'notices.list-empty': never
  'notices.list-missing': 'list'
  'notices.list-not-read': never
  'notices.mark-missing': never
  'notices.message-gone': never
  'notices.message-proposed': 'reference'
  'notices.misconfigured': 'reference'
  'notices.names-gone': never
  'notices.needed-elsewhere': 'name'
  'notices.newspaper-ended': 'title'
  'notices.no-approver': 'circuit' | 'reasons' | 'step'
  'notices.no-attestations': never
  'notices.no-broadcast-yet': never
  'notices.no-calendar': never
  'notices.no-card-in-doubt': never
  'notices.no-circuit': never
  'notices.no-consent': never
  'notices.no-link': never
  'notices.no-list-waiting': never
  'notices.no-newspaper': never
  'notices.no-on-call': 'names'
  'notices.no-one-on-call': never
  'notices.no-own-chat': never
  'notices.no-public-address': never
  'notices.no-sites': never
  'notices.no-such-agreement': never
  'notices.no-such-comment': never
  'notices.no-such-file': never
  'notices.no-such-heading': 'list'
  'notices.no-such-heading-near': 'list' | 'near'
  'notices.no-such-line': never
  'notices.no-such-question': never
  'notices.no-such-week': never
  'notices.nobody': never
  'notices.nobody-has-it': never
  'notices.nobody-left': never
  'notices.nobody-waiting': never
  'notices.not-a-picture': never
  'notices.not-admin': never
  'notices.not-ahead': never
  'notices.not-allowed': never
  'notices.not-an-agent': never
  'notices.not-an-approver': never
  'notices.not-asked': never
  'notices.not-attested': never
  'notices.not-author': never
  'notices.not-comms': never
  'notices.not-concerned': never
  'notices.not-due': never
  'notices.not-ended': never
  'notices.not-found': never
  'notices.not-held': never
  'notices.not-in-a-channel': never
  'notices.not-in-campaign': 'reference'
  'notices.not-in-doubt': never
  'notices.not-now': 'reference' | 'state'
  'notices.not-organiser': never
  'notices.not-own-idea': never
  'notices.not-postponable': never
  'notices.not-sent': never
  'notices.not-signable': never
  'notices.not-thanked': never
  'notices.not-their-assistant': 'names' | 'who'
  'notices.not-to-oneself': never
  'notices.not-understood': never
  'notices.not-yet': never
  'notices.not-your-delegation': never
  'notices.not-your-history': never
  'notices.not-your-picture': never
  'notices.not-your-site': never
  'notices.not-yours': never
  'notices.note-answered': 'name'
  'notices.nothing-changed': never
  'notices.nothing-hangs': never
  'notices.nothing-kept': never
  'notices.nothing-proposed': never
  'notices.nothing-ready': never
  'notices.nothing-to-lend': never
  'notices.nothing-to-nudge': never
  'notices.nothing-to-undo': never
  'notices.nothing-unknown': never
  'notices.nudged': 'names'
  'notices.nudged-recently': 'date'
  'notices.nudged-unreachable': 'names'
  'notices.of-an-edition': never
  'notices.offer-over': never
  'notices.organiser-named': 'name' | 'reference'
  'notices.organiser-removed': 'name' | 'reference'
  'notices.outside-agents': 'name'
  'notices.outside-perimeter': 'people' | 'perimeters'
  'notices.own-answer': 'name'
  'notices.own-ideas-only': never
  'notices.own-proposal': never
  'notices.own-reassignment': never
  'notices.participants-asked': 'reference'
  'notices.period-not-begun': never
  'notices.photo-kept': never
  'notices.photo-unseen': 'list' | 'reference'
  'notices.picture-added': 'reference'
  'notices.picture-coming': never
  'notices.picture-gone': never
  'notices.picture-unseen': 'reference'
  'notices.post-given-up': never
  'notices.post-not-printed': 'reference'
  'notices.post-over': 'reference'
  'notices.poster-replaced': never
  'notices.proposal-outdated': never
  'notices.proposed': 'names'
  'notices.question-missing': never
  'notices.rated': 'mark' | 'title'
  'notices.reads-only': never
  'notices.reason-missing': never
  'notices.reassigned': 'name'
  'notices.rejoined-optional': never
  'notices.relay-over': never
  'notices.relays-repeated': never
  'notices.release-altered': 'channel'
  'notices.release-by-mary': 'channel'
  'notices.release-declared': 'channel' | 'reference'
  'notices.release-declared-elsewhere': 'channel' | 'reference'
  'notices.release-lapsed': 'channel'
  'notices.release-none': 'reference'
  'notices.release-not-approved': 'channel'
  'notices.release-not-planned': 'channel'
  'notices.release-not-yours': 'name'
  'notices.release-over': never
  'notices.release-undeclared': 'channel' | 'reference'
  'notices.repeated': never
  'notices.replaced': never
  'notices.report-asked': 'reference'
  'notices.resend-again': never
  'notices.risky-file': 'list'
  'notices.same-person': 'date'
  'notices.saved': never
  'notices.scheduled': 'date'
  'notices.seal-differs': never
  'notices.second-needed': 'people'
  'notices.sector-changed': never
  'notices.sector-in-channel': 'name'
  'notices.sector-in-common': 'name'
  'notices.several-doors': 'list'
  'notices.several-names': 'number'
  'notices.several-references': 'list'
  'notices.shared-account': 'name'
  'notices.show-first': never
  'notices.signed-how': never
  'notices.site-said': 'site'
  'notices.sites-asked': never
  'notices.sites-correcting': never
  'notices.sites-edition': 'about'
  'notices.sites-not-meant': never
  'notices.slot-faults': never
  'notices.slot-fixed': 'slot'
  'notices.slot-moved': never
  'notices.slot-over': 'slot'
  'notices.slot-taken': 'date' | 'names'
  'notices.slot-taken-approved': 'date'
  'notices.slow': never
  'notices.stale': never
  'notices.submission-withdrawn': 'reference' | 'title'
  'notices.submitted': 'names'
  'notices.submitted-approved': never
  'notices.submitted-noted': 'names' | 'remarks'
  'notices.surprise': 'reference'
  'notices.takeback-second': 'reference'
  'notices.taken-back': never
  'notices.template-changed': never
  'notices.test-asked': never
  'notices.test-asked-without-pictures': never
  'notices.test-card': never
  'notices.test-closed': never
  'notices.test-empty': never
  'notices.test-outside-pilot': never
  'notices.test-too-big': never
  'notices.thanks': never
  'notices.ticked': 'name'
  'notices.too-big': never
  'notices.too-fast': never
  'notices.too-late': never
  'notices.too-long': never
  'notices.too-many': never
  'notices.too-many-calls': never
  'notices.too-many-campaigns': never
  'notices.too-many-circuits': never
  'notices.too-many-comments': never
  'notices.too-many-feeds': never
  'notices.too-many-files': never
  'notices.too-many-ideas': never
  'notices.too-many-newspapers': never
  'notices.too-many-people': never
  'notices.too-many-proposals': never
  'notices.too-many-sections': never
  'notices.too-many-sectors': never
  'notices.unavailable': never
  'notices.unknown-agent': never
  'notices.unknown-colleague': never
  'notices.unknown-name': 'number'
  'notices.unknown-person': never
  'notices.unticked': 'name'
  'notices.urgent-as-it-is': never
  'notices.urgent-asked': 'count' | 'names' | 'reference'
  'notices.urgent-decided': 'reference'
  'notices.visa-elsewhere': 'date'
  'notices.warning-asked': 'count' | 'names' | 'reference'
  'notices.warning-decided': 'reference'
  'notices.warnings-enough': 'n'
  'notices.week-comms': never
  'notices.which-channel': 'list'
  'notices.which-feed': never
  'notices.which-history': never
  'notices.which-newspaper': 'code' | 'codes'
  'notices.which-period': never
  'notices.which-reference': 'word'
  'notices.whom-missing': never
  'notices.workbook-kept': never
  'perimeters.list.add': never
  'perimeters.list.changed': 'date' | 'name'
  'perimeters.list.departments': never
  'perimeters.list.everyone': never
  'perimeters.list.group': never
  'perimeters.list.groupHint': never
  'perimeters.list.groups': never
  'perimeters.list.groupsHint': never
  'perimeters.list.heading': never
  'perimeters.list.lead': never
  'perimeters.list.none': never
  'perimeters.list.only': 'audience'
  'perimeters.list.remove': never
  'perimeters.list.send': never
  'pictures.asked.already': never
  'pictures.asked.heading.asked': never
  'pictures.asked.heading.expired': never
  'pictures.asked.heading.given': never
  'pictures.asked.heading.internal': never
  'pictures.asked.heading.refused': never
  'pictures.asked.heading.reminder': never
  'pictures.asked.heading.withdrawn': never
  'pictures.asked.internal': never
  'pictures.asked.kicker': 'reference'
  'pictures.asked.lead': 'name'
  'pictures.asked.mine': never
  'pictures.asked.no': never
  'pictures.asked.note.expired': never
  'pictures.asked.note.given': never
  'pictures.asked.note.internal': never
  'pictures.asked.note.refused': never
  'pictures.asked.note.withdrawn': never
  'pictures.asked.right': never
  'pictures.asked.unseen': 'file' | 'name'
  'pictures.asked.until': never
  'pictures.asked.uses': never
  'pictures.asked.withdraw': never
  'pictures.asked.withdrawHint': never
  'pictures.asked.withdrawNow': never
  'pictures.asked.yes': never
  'pictures.blocked': never
  'pictures.closed.children': never
  'pictures.closed.ended': never
  'pictures.closed.gone': never
  'pictures.closed.refused': never
  'pictures.closed.reply': never
  'pictures.closed.signature': never
  'pictures.closed.unasked': never
  'pictures.closed.unsure': never
  'pictures.closed.use': never
  'pictures.closedIn': 'name' | 'use' | 'why'
  'pictures.closedTo': 'state' | 'uses'
  'pictures.consent.answers.adults': never
  'pictures.consent.answers.children': never
  'pictures.consent.answers.noParents': never
  'pictures.consent.answers.nobody': never
  'pictures.consent.answers.parents': never
  'pictures.consent.answers.refused': never
  'pictures.consent.answers.unsure': never
  'pictures.consent.asked': 'name'
  'pictures.consent.back': never
  'pictures.consent.by': 'date' | 'name'
  'pictures.consent.change': never
  'pictures.consent.describe': never
  'pictures.consent.hint': never
  'pictures.consent.later.no': never
  'pictures.consent.later.sent': never
  'pictures.consent.later.yes': never
  'pictures.consent.parentsAsked': 'name'
  'pictures.consent.picture': never
  'pictures.consent.said.adults': never
  'pictures.consent.said.awaited': never
  'pictures.consent.said.children': never
  'pictures.consent.said.ended': never
  'pictures.consent.said.nobody': never
  'pictures.consent.said.oral': never
  'pictures.consent.said.parents': never
  'pictures.consent.said.refused': never
  'pictures.consent.said.unsigned': never
  'pictures.consent.said.unsure': never
  'pictures.consent.specify': never
  'pictures.consent.text': 'list' | 'title'
  'pictures.line': 'photos' | 'state'
  'pictures.list.anySection': never
  'pictures.list.anyState': never
  'pictures.list.before': never
  'pictures.list.heading': never
  'pictures.list.line': 'date' | 'reference'
  'pictures.list.many': 'n'
  'pictures.list.next': never
  'pictures.list.page': 'count' | 'from' | 'to'
  'pictures.list.query': never
  'pictures.list.queryHint': never
  'pictures.list.search': never
  'pictures.list.section': never
  'pictures.list.see': never
  'pictures.list.state': never
  'pictures.lost.blocked': never
  'pictures.lost.correct': never
  'pictures.lost.mend': never
  'pictures.lost.nothing': never
  'pictures.lost.over': never
  'pictures.lost.picture': 'name' | 'state'
  'pictures.lost.sent': never
  'pictures.lost.wait': never
  'pictures.media.agentNamed': 'name'
  'pictures.media.answers.adults': never
  'pictures.media.answers.children': never
  'pictures.media.answers.nobody': never
  'pictures.media.answers.parents': never
  'pictures.media.answers.refused': never
  'pictures.media.answers.unsure': never
  'pictures.media.ask': never
  'pictures.media.back': never
  'pictures.media.child': never
  'pictures.media.childNamed': 'name'
  'pictures.media.declared': 'answer' | 'date' | 'name'
  'pictures.media.edition': never
  'pictures.media.file': never
  'pictures.media.kicker': 'reference' | 'section'
  'pictures.media.noSection': never
  'pictures.media.nobody': never
  'pictures.media.nobodyAsked': never
  'pictures.media.nowhere': never
  'pictures.media.outsider': never
  'pictures.media.outsiderNamed': 'name'
  'pictures.media.parent': 'n'
  'pictures.media.parentMissing': 'name'
  'pictures.media.parents': never
  'pictures.media.people': never
  'pictures.media.place': 'reference' | 'state' | 'title'
  'pictures.media.places': never
  'pictures.media.proof.click': never
  'pictures.media.proof.file': 'name'
  'pictures.media.proof.oral': 'name'
  'pictures.media.specify': never
  'pictures.media.state.asked': 'date'
  'pictures.media.state.expired': 'date'
  'pictures.media.state.given': 'date'
  'pictures.media.state.missing': never
  'pictures.media.state.refused': never
  'pictures.media.state.withdrawn': 'date'
  'pictures.media.unask': never
  'pictures.media.undeclared': 'date' | 'name'
  'pictures.media.uses': 'uses'
  'pictures.media.usesUntil': 'date' | 'uses'
  'pictures.media.withdraw': never
  'pictures.media.withdrawHint': never
  'pictures.media.withdrawNow': never
  'pictures.mediaState.blocked': never
  'pictures.mediaState.complete': never
  'pictures.mediaState.expired': never
  'pictures.mediaState.to-specify': never
  'pictures.mediaState.withdrawn': never
  'pictures.mediaWhy.none': never
  'pictures.mediaWhy.oral': never
  'pictures.mediaWhy.parents': never
  'pictures.mediaWhy.refused': never
  'pictures.mediaWhy.unasked': never
  'pictures.mediaWhy.waiting': never
  'pictures.mine.before': never
  'pictures.mine.heading': never
  'pictures.mine.lead': never
  'pictures.mine.next': never
  'pictures.mine.none': never
  'pictures.mine.see': never
  'pictures.mine.state.asked': never
  'pictures.mine.state.expired': 'date'
  'pictures.mine.state.given': never
  'pictures.mine.state.refused': never
  'pictures.mine.state.withdrawn': 'date'
  'pictures.rules.at-work': 'article'
  'pictures.rules.oral': 'article'
  'pictures.rules.uniform': 'article'
  'pictures.signed.both': never
  'pictures.signed.heading': never
  'pictures.signed.hint': never
  'pictures.signed.kicker': 'file'
  'pictures.signed.none': never
  'pictures.signed.offer': never
  'pictures.signed.offerTitle': never
  'pictures.signed.one': never
  'pictures.signed.parent': never
  'pictures.signed.text': never
  'pictures.silent.heading.answered': 'name'
  'pictures.silent.heading.left': 'name'
  'pictures.silent.heading.waiting': 'name'
  'pictures.silent.kicker': 'reference'
  'pictures.silent.next.left': never
  'pictures.silent.next.waiting': never
  'pictures.silent.see': never
  'pictures.silent.text.given': 'file' | 'uses'
  'pictures.silent.text.left': 'file'
  'pictures.silent.text.refused': 'file'
  'pictures.silent.text.waiting': 'date' | 'file'
  'pictures.silent.text.withdrawn': 'file'
  'pictures.specify.agent': never
  'pictures.specify.back': never
  'pictures.specify.child': never
  'pictures.specify.colleague': never
  'pictures.specify.colleagueHint': never
  'pictures.specify.heading.agent': never
  'pictures.specify.heading.child': never
  'pictures.specify.heading.choose': never
  'pictures.specify.heading.outsider': never
  'pictures.specify.lead.agent': never
  'pictures.specify.lead.child': never
  'pictures.specify.lead.choose': never
  'pictures.specify.lead.outsider': never
  'pictures.specify.nameChild': never
  'pictures.specify.nameOutsider': never
  'pictures.specify.oral': never
  'pictures.specify.outsider': never
  'pictures.specify.parentOne': never
  'pictures.specify.parentTwo': never
  'pictures.specify.proof': never
  'pictures.specify.send': never
  'pictures.specify.sendAgent': never
  'pictures.specify.signed': never
  'pictures.specify.until': never
  'pictures.specify.uses': never
  'pictures.state.adults': 'name'
  'pictures.state.awaited': never
  'pictures.state.children': never
  'pictures.state.ended': never
  'pictures.state.gone': never
  'pictures.state.nobody': never
  'pictures.state.oral': 'name'
  'pictures.state.parents': 'date'
  'pictures.state.refused': never
  'pictures.state.unasked': never
  'pictures.state.unsigned': never
  'pictures.state.unsure': never
  'pictures.state.whole': never
  'pictures.uses.internal': never
  'pictures.uses.networks': never
  'pictures.uses.newspaper': never
  'pictures.uses.poster': never
  'pictures.uses.site': never
  'placements.directory.department': 'name' | 'people'
  'placements.directory.departmentsHint': never
  'placements.directory.kicker': never
  'placements.directory.kinds.agreement': 'name'
  'placements.directory.kinds.campaign': 'name'
  'placements.directory.kinds.draft': 'name'
  'placements.directory.kinds.question': 'name'
  'placements.directory.kinds.site': 'name'
  'placements.directory.kinds.taken': 'name'
  'placements.directory.kinds.validation': 'name'
  'placements.directory.moved': 'date'
  'placements.directory.over': never
  'placements.directory.site': 'site'
  'placements.directory.take': never
  'placements.directory.thing': 'reference' | 'title'
  'placements.directory.workHint': never
  'placements.doubts.hint': never
  'placements.doubts.inChannel': 'title'
  'placements.doubts.kicker': never
  'placements.doubts.line': 'name' | 'title'
  'placements.doubts.moved': 'date'
  'placements.doubts.refused': 'date'
  'placements.doubts.repeatCall': 'reference'
  'placements.doubts.unknown': 'date'
  'placements.doubts.unnamed': 'title'
  'placements.replaced.common': never
  'placements.replaced.moved': 'channel'
  'placements.replaced.replaced': never
  'posts.editor.abandon': never
  'posts.editor.add': never
  'posts.editor.addAddresses': never
  'posts.editor.addHint': never
  'posts.editor.addNow': never
  'posts.editor.addOrganisers': never
  'posts.editor.addPeople': never
  'posts.editor.addPeopleHint': never
  'posts.editor.addTo': never
  'posts.editor.addTouch': never
  'posts.editor.alt': 'n'
  'posts.editor.altHint': never
  'posts.editor.aside': 'name'
  'posts.editor.asideDrop': never
  'posts.editor.asideFull': never
  'posts.editor.asked': 'name' | 'reason'
  'posts.editor.body': never
  'posts.editor.bodyHint': never
  'posts.editor.capacity': never
  'posts.editor.capacityHint': never
  'posts.editor.changed': never
  'posts.editor.channelWarnings.closed': 'pictures'
  'posts.editor.channelWarnings.cropped': 'list'
  'posts.editor.channelWarnings.folded': 'n'
  'posts.editor.channelWarnings.no-links': never
  'posts.editor.closesOn': never
  'posts.editor.comments': never
  'posts.editor.consent': 'state'
  'posts.editor.consentAnswer': never
  'posts.editor.consentChange': never
  'posts.editor.correctingFixed': never
  'posts.editor.count.leftOut': 'list'
  'posts.editor.count.unreached': 'list'
  'posts.editor.countNow': never
  'posts.editor.date': never
  'posts.editor.departments': never
  'posts.editor.description': 'n'
  'posts.editor.descriptionHint': never
  'posts.editor.ends': never
  'posts.editor.event': never
  'posts.editor.everyone': never
  'posts.editor.exceptDepartments': never
  'posts.editor.exceptGroups': never
  'posts.editor.exceptLists': never
  'posts.editor.exceptPeople': never
  'posts.editor.exceptTeams': never
  'posts.editor.fault': 'label' | 'text'
  'posts.editor.findGroup': never
  'posts.editor.found': never
  'posts.editor.fresh': never
  'posts.editor.groupNamed': 'name'
  'posts.editor.groupSearch': never
  'posts.editor.groups': never
  'posts.editor.guests': never
  'posts.editor.keepAudience': never
  'posts.editor.keeps': never
  'posts.editor.keepsNothing': never
  'posts.editor.kicker': 'reference' | 'state'
  'posts.editor.kind': never
  'posts.editor.link': never
  'posts.editor.linkTitle': never
  'posts.editor.linkUrl': never
  'posts.editor.listNamed': 'name'
  'posts.editor.lists': never
  'posts.editor.locale': never
  'posts.editor.mandatory': never
  'posts.editor.mandatorySet': never
  'posts.editor.meanwhile.capacity': 'n'
  'posts.editor.meanwhile.closesOn': 'day'
  'posts.editor.meanwhile.empty': never
  'posts.editor.meanwhile.fields.audience': never
  'posts.editor.meanwhile.fields.body': never
  'posts.editor.meanwhile.fields.event': never
  'posts.editor.meanwhile.fields.expiresOn': never
  'posts.editor.meanwhile.fields.kind': never
  'posts.editor.meanwhile.fields.link': never
  'posts.editor.meanwhile.fields.locale': never
  'posts.editor.meanwhile.fields.mandatory': never
  'posts.editor.meanwhile.fields.organisers': never
  'posts.editor.meanwhile.fields.pictures': never
  'posts.editor.meanwhile.fields.section': never
  'posts.editor.meanwhile.fields.slot': never
  'posts.editor.meanwhile.fields.sources': never
  'posts.editor.meanwhile.fields.summary': never
  'posts.editor.meanwhile.fields.title': never
  'posts.editor.meanwhile.fields.touches': never
  'posts.editor.meanwhile.fields.variant-article': never
  'posts.editor.meanwhile.fields.variant-bluesky': never
  'posts.editor.meanwhile.fields.variant-facebook': never
  'posts.editor.meanwhile.fields.variant-instagram': never
  'posts.editor.meanwhile.fields.variant-linkedin': never
  'posts.editor.meanwhile.fields.variant-mastodon': never
  'posts.editor.meanwhile.guests': 'n'
  'posts.editor.meanwhile.mandatory.no': never
  'posts.editor.meanwhile.mandatory.yes': never
  'posts.editor.meanwhile.see': never
  'posts.editor.meanwhile.who': 'date' | 'name'
  'posts.editor.noPublicUrl': never
  'posts.editor.now': 'audience'
  'posts.editor.onlyDepartments': never
  'posts.editor.onlyGroups': never
  'posts.editor.onlyLists': never
  'posts.editor.onlyPeople': never
  'posts.editor.onlyTeams': never
  'posts.editor.organiserAddresses': never
  'posts.editor.organisersHint': never
  'posts.editor.organising': 'names'
  'posts.editor.otherwise': never
  'posts.editor.people': never
  'posts.editor.peopleHint': never
  'posts.editor.pictureKind': 'n'
  'posts.editor.pictureKinds.described': never
  'posts.editor.pictureKinds.in-body': never
  'posts.editor.pictureKinds.photo': never
  'posts.editor.place': never
  'posts.editor.places.chosen': never
  'posts.editor.places.except': never
  'posts.editor.places.only': never
  'posts.editor.postponed': 'change'
  'posts.editor.postponedWhy': 'reason'
  'posts.editor.preview': never
  'posts.editor.questions': never
  'posts.editor.questionsHint': never
  'posts.editor.remarks': never
  'posts.editor.remove': 'n'
  'posts.editor.save': never
  'posts.editor.section': never
  'posts.editor.sections.audience': never
  'posts.editor.sections.channels': never
  'posts.editor.sections.options': never
  'posts.editor.sections.text': never
  'posts.editor.sessions': never
  'posts.editor.sessionsHint': never
  'posts.editor.slot': never
  'posts.editor.slotDate': never
  'posts.editor.slotHint': never
  'posts.editor.slotSet': never
  'posts.editor.slotTime': never
  'posts.editor.sourceOf': 'figure'
  'posts.editor.sources': never
  'posts.editor.sourcesHint': never
  'posts.editor.sourcesWhy': never
  'posts.editor.submit': never
  'posts.editor.summary': never
  'posts.editor.summaryCount': 'most' | 'n'
  'posts.editor.summaryHint': never
  'posts.editor.teamNamed': 'name'
  'posts.editor.teams': never
  'posts.editor.test': never
  'posts.editor.time': never
  'posts.editor.title': never
  'posts.editor.touches': never
  'posts.editor.touchesHint': never
  'posts.editor.validHint': never
  'posts.editor.validUntil': never
  'posts.editor.voids': never
  'posts.list.abandon': never
  'posts.list.abandonSure': 'title'
  'posts.list.abandonYes': never
  'posts.list.campaign': 'title'
  'posts.list.campaignOf': never
  'posts.list.cancel': never
  'posts.list.cancelSure': 'title'
  'posts.list.cancelYes': never
  'posts.list.duplicate': never
  'posts.list.edit': never
  'posts.list.heading': never
  'posts.list.line': 'date' | 'reference'
  'posts.list.none': never
  'posts.list.nudge': never
  'posts.list.reassign': never
  'posts.list.slot': 'date'
  'posts.list.unreached': 'names'
  'posts.list.waiting': 'date' | 'names'
  'posts.postpone.closesOn': never
  'posts.postpone.date': never
  'posts.postpone.ends': never
  'posts.postpone.example': never
  'posts.postpone.go': never
  'posts.postpone.kicker': never
  'posts.postpone.known': 'when'
  'posts.postpone.missing': never
  'posts.postpone.reason': never
  'posts.postpone.sessions': never
  'posts.postpone.time': never
  'posts.postpone.typed': 'number' | 'word'
  'posts.postpone.unread': never
  'posts.postpone.voids': never
  'posts.preview.back': never
  'posts.preview.filled': never
  'posts.preview.intro': never
  'posts.preview.noSummary': never
  'posts.preview.remarks': never
  'posts.preview.summary': never
  'posts.preview.test': never
  'posts.sealed.at': 'day' | 'time'
  'posts.sealed.before': 'when'
  'posts.sealed.capacity': never
  'posts.sealed.closes': never
  'posts.sealed.credit': 'name'
  'posts.sealed.creditOf': 'department' | 'name'
  'posts.sealed.guests': never
  'posts.sealed.join': never
  'posts.sealed.leave': never
  'posts.sealed.maybe': never
  'posts.sealed.only': never
  'posts.sealed.postponed.earlier': never
  'posts.sealed.postponed.later': never
  'posts.sealed.reason': never
  'posts.sealed.replyHint': never
  'posts.sealed.session': never
  'posts.sealed.sessionOf': 'label' | 'time'
  'posts.sealed.told': 'n' | 'text'
  'posts.sealed.until': 'day' | 'ends' | 'time'
  'posts.sealed.when': never
  'posts.sealed.where': never
  'posts.start.born': never
  'posts.start.fresh': never
  'posts.start.here': never
  'posts.start.where': 'reference' | 'state'
  'posts.start.write': never
  'print.attestation.after': never
  'print.attestation.before': 'authority'
  'print.attestation.date': never
  'print.attestation.event': never
  'print.attestation.fromUntil': 'begins' | 'ends'
  'print.attestation.heading': never
  'print.attestation.hours': never
  'print.attestation.issued': 'day'
  'print.attestation.place': never
  'print.attestation.reference': 'reference'
  'print.attestation.session': never
  'print.edition.contents': never
  'print.edition.corrected': never
  'print.edition.correctedOn': 'day' | 'text'
  'print.edition.credit': 'name'
  'print.edition.director': 'name'
  'print.edition.draftOver': never
  'print.edition.draftOverText': never
  'print.edition.editorial': never
  'print.edition.errata': never
  'print.edition.erratum': 'reference' | 'text'
  'print.edition.forgotten': never
  'print.edition.forgottenText': never
  'print.edition.gone': never
  'print.edition.goneText': never
  'print.edition.issue': 'day' | 'number'
  'print.edition.notYet': never
  'print.edition.notYetText': never
  'print.edition.page': 'page' | 'pages'
  'print.edition.pdf': never
  'print.edition.publisher': 'authority'
  'print.edition.read': never
  'print.edition.skip': never
  'print.edition.subject': 'first' | 'name' | 'number'
  'print.edition.title': 'name' | 'number'
  'print.edition.unreadable': never
  'print.edition.unreadableText': never
  'print.edition.untitled': never
  'print.event.from': 'begins' | 'day'
  'print.event.fromUntil': 'begins' | 'day' | 'ends'
  'print.event.when': never
  'print.event.where': never
  'print.poster.over': never
  'print.poster.overText': never
  'print.poster.qr': 'address'
  'print.poster.read': never
  'print.poster.until': 'day'
  'print.poster.version': 'reference' | 'version'
  'reasons.changes.audience': never
  'reasons.changes.facts': never
  'reasons.changes.pictures': never
  'reasons.changes.words': never
  'reasons.decline.already': never
  'reasons.decline.audience': never
  'reasons.decline.incomplete': never
  'reasons.decline.late': never
  'reasons.decline.other': never
  'reasons.refuse.place': never
  'reasons.refuse.time': never
  'reasons.refuse.wrong': never
  'relays.ask.back': never
  'relays.ask.kicker': 'reference'
  'relays.ask.lead': never
  'relays.ask.leadAt': 'date'
  'relays.ask.leadCalm': 'date'
  'relays.ask.leadUrgent': never
  'relays.ask.people': 'people'
  'relays.board.ahead': 'date'
  'relays.board.back': never
  'relays.board.kicker': 'reference'
  'relays.board.line': 'name' | 'site'
  'relays.board.lineAddress': 'address' | 'site'
  'relays.board.lineCannot': 'name' | 'reason' | 'site'
  'relays.board.notYet': never
  'relays.mine.empty': never
  'relays.mine.heading': never
  'relays.mine.line': 'reference' | 'site'
  'relays.mine.open': never
  'relays.mine.state.cannot': never
  'relays.mine.state.done': never
  'relays.mine.state.nobody': never
  'relays.mine.state.outdated': never
  'relays.mine.state.waiting': never
  'relays.people.some': 'n' | 'unknown'
  'relays.people.unknown': 'unknown'
  'relays.site.cannot': never
  'relays.site.cannotSend': never
  'relays.site.copies': 'n'
  'relays.site.copiesDown': never
  'relays.site.down': never
  'relays.site.heading.copiesDown': never
  'relays.site.heading.down': never
  'relays.site.heading.edition': never
  'relays.site.heading.relay': never
  'relays.site.heading.reminder': never
  'relays.site.heading.urgent': never
  'relays.site.kicker': 'reference' | 'site'
  'relays.site.note.both': 'date' | 'name'
  'relays.site.note.cannot': 'name' | 'reason'
  'relays.site.note.copiesDown': 'date' | 'name'
  'relays.site.note.copiesGone': never
  'relays.site.note.copiesOver': never
  'relays.site.note.copiesTakenBack': never
  'relays.site.note.down': 'date' | 'name'
  'relays.site.note.downOver': never
  'relays.site.note.downTakenBack': never
  'relays.site.note.nobodyNow': never
  'relays.site.note.over': never
  'relays.site.note.posted': 'date' | 'name'
  'relays.site.note.put': 'date' | 'name'
  'relays.site.note.replace': 'poster'
  'relays.site.note.replaced': 'poster'
  'relays.site.note.takenBack': never
  'relays.site.note.takenOver': 'name'
  'relays.site.note.told': 'date' | 'name'
  'relays.site.openA3': never
  'relays.site.openA4': never
  'relays.site.openCopy': never
  'relays.site.posted': never
  'relays.site.put': never
  'relays.site.read': never
  'relays.site.reason': never
  'relays.site.reasonHint': never
  'relays.site.summary.relay': 'title'
  'relays.site.summary.relay-down': 'title'
  'relays.site.summary.relay-reminder': 'title'
  'relays.site.told': never
  'relays.site.until': 'date'
  'relays.site.without': 'people'
  'releases.acts.at': never
  'releases.acts.gone': never
  'releases.acts.hold': never
  'releases.acts.not-out': never
  'releases.acts.now': never
  'releases.acts.out': never
  'releases.acts.retry': never
  'releases.acts.take-back': never
  'releases.asks.decide': never
  'releases.asks.decided': never
  'releases.asks.heading': never
  'releases.asks.now': 'channel' | 'state'
  'releases.asks.since': 'date'
  'releases.asks.unknown': never
  'releases.copy.again': never
  'releases.copy.alt': 'n'
  'releases.copy.altered': 'channel'
  'releases.copy.barred': 'n'
  'releases.copy.byHand': 'channel'
  'releases.copy.correct': never
  'releases.copy.cut': 'n'
  'releases.copy.declare': never
  'releases.copy.declared': 'date' | 'name'
  'releases.copy.declaredBare': 'date' | 'name'
  'releases.copy.kicker': 'channel' | 'reference'
  'releases.copy.link': never
  'releases.copy.open': 'n'
  'releases.copy.openPlace': never
  'releases.copy.over': never
  'releases.copy.pictures': never
  'releases.copy.preparing': never
  'releases.copy.reminder': 'channel'
  'releases.copy.undated': never
  'releases.copy.undeclare': never
  'releases.copy.words': never
  'releases.corrected': 'date'
  'releases.done.at': never
  'releases.done.gone': never
  'releases.done.hold': never
  'releases.done.not-out': never
  'releases.done.now': never
  'releases.done.out': never
  'releases.done.retry': never
  'releases.done.take-back': never
  'releases.heading': 'title'
  'releases.held.consent': never
  'releases.held.missed': never
  'releases.held.not-connected': never
  'releases.held.restored': never
  'releases.held.seal': never
  'releases.held.silent': never
  'releases.held.stopped': 'date' | 'name'
  'releases.held.unauthorized': never
  'releases.kicker': 'reference'
  'releases.more': never
  'releases.not.early': never
  'releases.not.link': never
  'releases.not.moved': never
  'releases.not.now': never
  'releases.not.which': never
  'releases.one': 'channel' | 'reference'
  'releases.pending.correct': never
  'releases.pending.correctByHand': 'date'
  'releases.pending.take-back': never
  'releases.pending.take-backByHand': 'date'
  'releases.refusal': 'reason'
  'releases.release.back': never
  'releases.release.copy': never
  'releases.release.date': never
  'releases.release.dateError': never
  'releases.release.link': never
  'releases.release.time': never
  'releases.release.timeError': never
  'releases.releases.none': never
  'releases.replies.heading': 'title'
  'releases.replies.hint': never
  'releases.replies.kicker': 'reference'
  'releases.replies.mentions': never
  'releases.replies.named': never
  'releases.replies.none': never
  'releases.replies.see': 'channel'
  'releases.replies.unnamed': never
  'releases.replies.unread': never
  'releases.replies.when': 'date' | 'seen'
  'releases.repliesLost': never
  'releases.see': never
  'releases.silent': 'date'
  'releases.states.byHand': 'date'
  'releases.states.byHandUndated': never
  'releases.states.declared': 'date' | 'name'
  'releases.states.held': never
  'releases.states.planned': 'date'
  'releases.states.published': 'date'
  'releases.states.publishing': never
  'releases.states.refused': never
  'releases.states.taken-back': never
  'releases.states.undated': never
  'releases.states.unknown': never
  'releases.trouble.again': never
  'releases.trouble.held': 'channel'
  'releases.trouble.heldText': never
  'releases.trouble.over': 'channel'
  'releases.trouble.overText': never
  'releases.trouble.silent': 'channel'
  'releases.trouble.silentText': never
  'releases.untold': 'date'
  'remarks.line': 'rule' | 'text'
  'remarks.rules.alt-long': never
  'remarks.rules.alt-says-picture': never
  'remarks.rules.picture-narrow': never
  'remarks.texts.alt-long': 'n'
  'remarks.texts.alt-says-picture': 'n'
  'remarks.texts.picture-narrow': 'n'
  'replies.answer.answer': never
  'replies.answer.answerError': never
  'replies.answer.send': never
  'replies.answer.to': 'name'
  'replies.held.adopt': never
  'replies.held.ask': never
  'replies.held.because.files': 'date'
  'replies.held.because.mark': 'date'
  'replies.held.because.rewound': 'date'
  'replies.held.because.server': 'date'
  'replies.held.confirm': never
  'replies.held.heading': never
  'replies.held.nothing': never
  'replies.held.sure': never
  'replies.held.unknown': never
  'replies.held.whoDecides': never
  'replies.help.agenda': never
  'replies.help.agreement': never
  'replies.help.approve': never
  'replies.help.assistants': never
  'replies.help.broadcasts': never
  'replies.help.call': never
  'replies.help.calls': never
  'replies.help.campaigns': never
  'replies.help.circuits': never
  'replies.help.commsIntro': never
  'replies.help.delegate': never
  'replies.help.delegations': never
  'replies.help.draft': never
  'replies.help.events': 'join' | 'leave' | 'maybe'
  'replies.help.figures': never
  'replies.help.heading': never
  'replies.help.hello': 'firstName'
  'replies.help.history': never
  'replies.help.ideas': never
  'replies.help.inbox': never
  'replies.help.intro': never
  'replies.help.lists': never
  'replies.help.media': never
  'replies.help.mine': never
  'replies.help.myCalls': never
  'replies.help.newspapers': never
  'replies.help.perimeters': never
  'replies.help.posts': never
  'replies.help.propose': never
  'replies.help.sections': never
  'replies.help.sectors': never
  'replies.help.typed': 'propose' | 'why'
  'replies.help.urgent': never
  'replies.help.urgentTemplates': never
  'replies.help.week': never
  'replies.help.why': never
  'replies.kept.ask': never
  'replies.kept.attached': never
  'replies.kept.files': 'list'
  'replies.kept.forward': never
  'replies.kept.forwarded': never
  'replies.kept.heading': never
  'replies.kept.help': never
  'replies.kept.meant': 'word'
  'replies.kept.propose': never
  'replies.kept.proposed': never
  'replies.kept.shortened': never
  'replies.note.about': 'date' | 'reference' | 'title'
  'replies.note.answer': never
  'replies.note.answered': 'date' | 'name'
  'replies.note.files': 'list'
  'replies.note.heading': 'name'
  'replies.note.kicker': 'date'
  'replies.pilot.banner': never
  'replies.refused.kept': never
  'replies.refused.typed': 'n'
  'replies.reply.back': never
  'replies.reply.heading': 'name'
  'replies.reply.yours': 'date'
  'replies.which.heading': never
  'sections.answer': 'answer' | 'question'
  'sections.field.back': never
  'sections.field.choices': never
  'sections.field.choicesHint': never
  'sections.field.heading': never
  'sections.field.kind': never
  'sections.field.kinds.choice': never
  'sections.field.kinds.date': never
  'sections.field.kinds.number': never
  'sections.field.kinds.text': never
  'sections.field.label': never
  'sections.field.labelHint': never
  'sections.field.new': never
  'sections.field.remove': never
  'sections.field.required': never
  'sections.field.save': never
  'sections.list.add': never
  'sections.list.heading': never
  'sections.list.lead': never
  'sections.list.name': never
  'sections.list.nameHint': never
  'sections.list.open': never
  'sections.list.send': never
  'sections.optional': 'label'
  'sections.says.between': never
  'sections.says.column.missing': never
  'sections.says.column.refused': never
  'sections.says.column.waiting': never
  'sections.says.lastOpen': never
  'sections.says.meanwhile': never
  'sections.says.noSuchField': never
  'sections.says.optional': never
  'sections.says.required': never
  'sections.says.retired': never
  'sections.says.saved': never
  'sections.says.tooManyFields': never
  'sections.section.all': never
  'sections.section.ask': never
  'sections.section.change': never
  'sections.section.earlier': never
  'sections.section.kicker': 'n' | 'of'
  'sections.section.name': never
  'sections.section.questions': never
  'sections.section.questionsLead': never
  'sections.section.rename': never
  'sections.section.reopen': never
  'sections.section.retire': never
  'sections.section.retired': never
  'sections.shipped.agenda': never
  'sections.shipped.arrivals': never
  'sections.shipped.careers': never
  'sections.shipped.health-safety': never
  'sections.shipped.portraits': never
  'sections.shipped.projects': never
  'sections.shipped.service-life': never
  'sections.shipped.social': never
  'sectors.channel-lost.backText': 'channel'
  'sectors.channel-lost.commonText': never
  'sectors.channel-lost.endedText': never
  'sectors.channel-lost.kicker': never
  'sectors.channel-lost.lost': 'name'
  'sectors.channel-lost.lostText': 'channel'
  'sectors.channel-lost.over': 'name'
  'sectors.channel-lost.stay': never
  'sectors.channel-lost.todo': 'number'
  'sectors.end.alone': never
  'sectors.end.back': never
  'sectors.end.close': never
  'sectors.end.heading': 'name'
  'sectors.end.never': never
  'sectors.form.back': never
  'sectors.form.departments': never
  'sectors.form.deputies': never
  'sectors.form.name': never
  'sectors.form.nameHint': never
  'sectors.form.new': never
  'sectors.form.peopleHint': never
  'sectors.form.referents': never
  'sectors.form.save': never
  'sectors.form.sections': never
  'sectors.list.add': never
  'sectors.list.changed': 'date' | 'name'
  'sectors.list.channelHint': never
  'sectors.list.common': never
  'sectors.list.departments': 'list'
  'sectors.list.deputies': 'list'
  'sectors.list.edit': never
  'sectors.list.end': never
  'sectors.list.heading': never
  'sectors.list.inChannel': 'name'
  'sectors.list.inCommon': never
  'sectors.list.lead': never
  'sectors.list.lost': 'date' | 'name'
  'sectors.list.none': never
  'sectors.list.saved': never
  'sectors.list.sections': 'list'
  'sheets.columns.department': never
  'sheets.columns.mail': never
  'sheets.columns.of': never
  'sheets.columns.people': never
  'sheets.columns.person': never
  'sheets.columns.reason': never
  'sheets.columns.share': never
  'sheets.columns.state': never
  'sheets.columns.table': never
  'sheets.columns.value': never
  'sheets.columns.what': never
  'sheets.departments.name': never
  'sheets.facts.at': never
  'sheets.facts.audience': never
  'sheets.facts.broadcast': never
  'sheets.facts.byRelay': 'n' | 'sites'
  'sheets.facts.finishedAt': never
  'sheets.facts.firstBy': never
  'sheets.facts.frozen': never
  'sheets.facts.headCount': never
  'sheets.facts.kind': never
  'sheets.facts.mandatory': never
  'sheets.facts.namesGone': never
  'sheets.facts.notReached': 'target'
  'sheets.facts.people': never
  'sheets.facts.post': never
  'sheets.facts.resent': never
  'sheets.facts.resentOf': 'target'
  'sheets.facts.seal': never
  'sheets.facts.sentBy': never
  'sheets.facts.startedAt': never
  'sheets.facts.state': never
  'sheets.facts.title': never
  'sheets.facts.withoutRelay': 'sites'
  'sheets.kinds.call-off': 'target'
  'sheets.kinds.correct': 'target'
  'sheets.kinds.expire': 'target'
  'sheets.kinds.mend': 'target'
  'sheets.kinds.remark': 'target'
  'sheets.kinds.send': never
  'sheets.kinds.take-back': 'target'
  'sheets.no': never
  'sheets.notChanged.name': never
  'sheets.participants.answer': never
  'sheets.participants.asked': never
  'sheets.participants.at': never
  'sheets.participants.attended': never
  'sheets.participants.by': never
  'sheets.participants.coming': never
  'sheets.participants.figures': never
  'sheets.participants.guests': never
  'sheets.participants.maybe': never
  'sheets.participants.no': never
  'sheets.participants.others': never
  'sheets.participants.people': never
  'sheets.participants.places': never
  'sheets.participants.present': never
  'sheets.participants.rank': never
  'sheets.participants.recipients': never
  'sheets.participants.replied': never
  'sheets.participants.session': never
  'sheets.participants.silent': never
  'sheets.participants.sum': never
  'sheets.participants.taken': never
  'sheets.participants.there': never
  'sheets.participants.unanswered': never
  'sheets.participants.useful': never
  'sheets.participants.waiting': never
  'sheets.reasons.name': never
  'sheets.sites.address': never
  'sheets.sites.deputy': never
  'sheets.sites.name': never
  'sheets.sites.people': never
  'sheets.sites.reason': never
  'sheets.sites.relay': never
  'sheets.sites.site': never
  'sheets.sites.state': never
  'sheets.states.notChanged': never
  'sheets.states.refused': never
  'sheets.states.unknown': never
  'sheets.summary.name': never
  'sheets.toReach.name': never
  'sheets.yes': never
  'site.agenda': never
  'site.at': 'time'
  'site.between': 'end' | 'from'
  'site.feed': never
  'site.gone': never
  'site.goneText': never
  'site.off': never
  'site.published': 'date'
  'site.updated': 'date'
  'site.when': never
  'site.where': never
  'states.broadcast.cancelled': never
  'states.broadcast.done': never
  'states.broadcast.held': never
  'states.broadcast.paused': never
  'states.broadcast.planning': never
  'states.broadcast.ready': never
  'states.broadcast.running': never
  'states.broadcast.scheduled': never
  'states.broadcast.stopped': never
  'states.broadcastMidway': never
  'states.broadcastOf.call-off.cancelled': never
  'states.broadcastOf.call-off.done': never
  'states.broadcastOf.call-off.paused': never
  'states.broadcastOf.call-off.planning': never
  'states.broadcastOf.call-off.ready': never
  'states.broadcastOf.call-off.running': never
  'states.broadcastOf.call-off.stopped': never
  'states.broadcastOf.correct.cancelled': never
  'states.broadcastOf.correct.done': never
  'states.broadcastOf.correct.paused': never
  'states.broadcastOf.correct.planning': never
  'states.broadcastOf.correct.ready': never
  'states.broadcastOf.correct.running': never
  'states.broadcastOf.correct.stopped': never
  'states.broadcastOf.expire.cancelled': never
  'states.broadcastOf.expire.done': never
  'states.broadcastOf.expire.paused': never
  'states.broadcastOf.expire.planning': never
  'states.broadcastOf.expire.running': never
  'states.broadcastOf.expire.stopped': never
  'states.broadcastOf.mend.cancelled': never
  'states.broadcastOf.mend.done': never
  'states.broadcastOf.mend.paused': never
  'states.broadcastOf.mend.planning': never
  'states.broadcastOf.mend.running': never
  'states.broadcastOf.mend.stopped': never
  'states.broadcastOf.remark.cancelled': never
  'states.broadcastOf.remark.done': never
  'states.broadcastOf.remark.paused': never
  'states.broadcastOf.remark.planning': never
  'states.broadcastOf.remark.running': never
  'states.broadcastOf.remark.stopped': never
  'states.broadcastOf.take-back.cancelled': never
  'states.broadcastOf.take-back.done': never
  'states.broadcastOf.take-back.paused': never
  'states.broadcastOf.take-back.planning': never
  'states.broadcastOf.take-back.ready': never
  'states.broadcastOf.take-back.running': never
  'states.broadcastOf.take-back.stopped': never
  'states.call.closed': never
  'states.call.open': never
  'states.call.planned': never
  'states.call.skipped': never
  'states.callDepartment.answered': never
  'states.callDepartment.nobody': never
  'states.callDepartment.nothing': never
  'states.callDepartment.passed': never
  'states.callDepartment.waiting': never
  'states.calledOff': never
  'states.changed.call-off': never
  'states.changed.correct': never
  'states.changed.expire': never
  'states.changed.mend': never
  'states.changed.remark': never
  'states.changed.take-back': never
  'states.changedPart.call-off': never
  'states.changedPart.correct': never
  'states.changedPart.expire': never
  'states.changedPart.mend': never
  'states.changedPart.remark': never
  'states.changedPart.take-back': never
  'states.corrected': 'correction'
  'states.correction.approved': never
  'states.correction.broadcasting': never
  'states.correction.draft': never
  'states.correction.in-validation': never
  'states.initiative.asked': never
  'states.initiative.declined': never
  'states.initiative.later': never
  'states.initiative.received': never
  'states.initiative.retained': never
  'states.initiative.taken': never
  'states.initiative.withdrawn': never
  'states.post.approved': never
  'states.post.broadcast': never
  'states.post.broadcasting': never
  'states.post.cancelled': never
  'states.post.draft': never
  'states.post.in-validation': never
  'states.post.refused': never
  'states.post.taken-back': never
  'states.release.approved': never
  'states.release.declared': never
  'states.release.draft': never
  'states.release.held': never
  'states.release.in-validation': never
  'states.release.planned': never
  'states.release.refused': never
  'states.release.scheduled': never
  'states.release.sending': never
  'states.release.sent': never
  'states.release.stopped': never
  'states.release.taken-back': never
  'states.release.unknown': never
  'states.since': 'change' | 'state'
  'steps.cabinet': never
  'steps.communication': never
  'steps.department': never
  'steps.edition-form': never
  'steps.edition-reach': never
  'steps.management': never
  'steps.on-call': never
  'summaries.agreement': never
  'summaries.agreement-reminder': never
  'summaries.agreement-silent': 'name' | 'title'
  'summaries.answer': 'name' | 'title'
  'summaries.answered': 'name' | 'title'
  'summaries.answering': 'name' | 'title'
  'summaries.askedAgain': 'title'
  'summaries.assistant': 'name'
  'summaries.assistantNamed': 'name'
  'summaries.broadcast': 'title'
  'summaries.byHand': 'channel' | 'title'
  'summaries.byHandDone': 'channel' | 'title'
  'summaries.call': 'title'
  'summaries.call-board': 'title'
  'summaries.call-head': 'title'
  'summaries.call-question': 'title'
  'summaries.call-reminder': 'title'
  'summaries.call-tally': 'title'
  'summaries.call-unheard': 'title'
  'summaries.changes-requested': 'title'
  'summaries.channel-held': 'channel'
  'summaries.channel-lost': 'name'
  'summaries.channel-silent': 'channel'
  'summaries.comment': 'name' | 'text'
  'summaries.consent-lost': 'title'
  'summaries.credit-lost': 'title'
  'summaries.delay': 'title'
  'summaries.delegation': 'name'
  'summaries.delegationFrom': 'name'
  'summaries.dropped': 'title'
  'summaries.edited': 'title'
  'summaries.edition': 'name' | 'reference'
  'summaries.escalated': 'title'
  'summaries.eventCalledOff': 'reason' | 'title'
  'summaries.eventCancelled': 'title'
  'summaries.head': 'day'
  'summaries.heads': never
  'summaries.held': 'title'
  'summaries.idea': 'title'
  'summaries.inbox': 'title'
  'summaries.inboxAgain': 'title'
  'summaries.lacking': 'title'
  'summaries.list': 'name'
  'summaries.missed': 'title'
  'summaries.moved': 'change' | 'title'
  'summaries.note': 'name'
  'summaries.offer': never
  'summaries.organiser': 'title'
  'summaries.outcome': 'title'
  'summaries.participants': 'title'
  'summaries.post-ended': 'reference'
  'summaries.promoted': 'title'
  'summaries.proposal': 'name' | 'title'
  'summaries.proposalDeclined': 'title'
  'summaries.published': 'title'
  'summaries.question': 'title'
  'summaries.quoted': never
  'summaries.receipt': 'reference' | 'title'
  'summaries.refused': 'title'
  'summaries.relay': 'title'
  'summaries.relay-down': 'title'
  'summaries.relay-reminder': 'title'
  'summaries.release-asks': 'channel' | 'reference'
  'summaries.releases': 'reference'
  'summaries.reminder': 'title'
  'summaries.replaced': 'title'
  'summaries.reply': 'name'
  'summaries.return': 'title'
  'summaries.rewritten': 'title'
  'summaries.second': 'title'
  'summaries.soon': 'time' | 'title'
  'summaries.soonAt': 'place' | 'time' | 'title'
  'summaries.taken': 'reference'
  'summaries.test': 'summary'
  'summaries.thanks': 'title'
  'summaries.told': 'title'
  'summaries.tracking': 'title'
  'summaries.unanswered': 'title'
  'summaries.warned': 'text' | 'title'
  'summaries.workbook': 'period'
  'tab.desk.calls.empty': never
  'tab.desk.calls.line': 'date' | 'department' | 'state'
  'tab.desk.calls.title': never
  'tab.desk.line': 'reference' | 'said'
  'tab.desk.others': never
  'tab.desk.proposed.empty': never
  'tab.desk.proposed.title': never
  'tab.desk.sites.empty': never
  'tab.desk.sites.line': 'site' | 'state'
  'tab.desk.sites.title': never
  'tab.desk.waits.before': 'date'
  'tab.desk.waits.empty': never
  'tab.desk.waits.late': 'date'
  'tab.desk.waits.question': never
  'tab.desk.waits.title': never
  'tab.desk.waits.visa': never
  'tab.desk.wrote.empty': never
  'tab.desk.wrote.line': 'said' | 'state'
  'tab.desk.wrote.title': never
  'tab.edition.acts': never
  'tab.edition.at': 'all' | 'n' | 'section'
  'tab.edition.backTo': never
  'tab.edition.cancel': never
  'tab.edition.carried': 'title'
  'tab.edition.carry': 'title'
  'tab.edition.changed': never
  'tab.edition.down': 'title'
  'tab.edition.drop': never
  'tab.edition.editorial.signature': never
  'tab.edition.editorial.text': never
  'tab.edition.editorial.title': never
  'tab.edition.editorialOf': 'title'
  'tab.edition.gaveUp': 'title'
  'tab.edition.giveUp': never
  'tab.edition.isPrinted': never
  'tab.edition.isPrinting': never
  'tab.edition.keys': never
  'tab.edition.loading': never
  'tab.edition.mailUnsure': never
  'tab.edition.newTab': never
  'tab.edition.noEditorial': never
  'tab.edition.none': never
  'tab.edition.notAsked': never
  'tab.edition.notSaved': never
  'tab.edition.numbered': 'n' | 'title'
  'tab.edition.over': 'most' | 'over' | 'typed'
  'tab.edition.preview': never
  'tab.edition.save': never
  'tab.edition.section': never
  'tab.edition.toSection': never
  'tab.edition.typed': 'most' | 'typed'
  'tab.edition.unsure': 'title'
  'tab.edition.up': 'title'
  'tab.edition.which': never
  'tab.figures.away': never
  'tab.figures.export': never
  'tab.figures.exportFailed': never
  'tab.figures.exported': never
  'tab.figures.loading': never
  'tab.figures.month': never
  'tab.figures.next': never
  'tab.figures.noSignOn': never
  'tab.figures.notInTeams': never
  'tab.figures.outsider': never
  'tab.figures.previous': never
  'tab.figures.print': never
  'tab.figures.quarter': never
  'tab.figures.shown': 'title'
  'tab.figures.unit': never
  'tab.page.again': never
  'tab.page.away': 'seconds'
  'tab.page.back': never
  'tab.page.backAgain': never
  'tab.page.choose': never
  'tab.page.close': never
  'tab.page.closeLoses': never
  'tab.page.done': never
  'tab.page.folded': 'label'
  'tab.page.hello': 'name'
  'tab.page.loading': never
  'tab.page.moreWaits': never
  'tab.page.no-sign-on': never
  'tab.page.notInTeams': never
  'tab.page.opened': never
  'tab.page.outsider': never
  'tab.page.retry': never
  'tab.page.search-drop': 'title'
  'tab.page.search-dropped': 'title'
  'tab.page.search-found': 'n'
  'tab.page.search-mute': never
  'tab.page.search-none': 'typed'
  'tab.page.search-pick': never
  'tab.page.search-picked': never
  'tab.page.signed-out': never
  'tab.page.slower': 'seconds'
  'tab.page.too-fast': 'seconds'
  'tab.page.unreadable': never
  'tab.page.unsure': never
  'tab.pages.all': never
  'tab.pages.desk': never
  'tab.pages.edition': never
  'tab.pages.figures': never
  'tab.pages.week': never
  'tab.person': 'department' | 'name'
  'tab.post.addPicture': never
  'tab.post.added': 'title'
  'tab.post.adding': never
  'tab.post.away': never
  'tab.post.back': never
  'tab.post.backToWeek': never
  'tab.post.bodyHint': never
  'tab.post.byAddress': never
  'tab.post.card': never
  'tab.post.cardHint': never
  'tab.post.changedBy': 'who'
  'tab.post.channels.account': never
  'tab.post.channels.article': never
  'tab.post.channels.articleHint': 'picture'
  'tab.post.channels.bytes': 'most' | 'n'
  'tab.post.channels.caption': never
  'tab.post.channels.count': 'most' | 'n'
  'tab.post.channels.down': 'n'
  'tab.post.channels.empty': never
  'tab.post.channels.intro': never
  'tab.post.channels.linkCard': never
  'tab.post.channels.noPictures': never
  'tab.post.channels.noProposal': never
  'tab.post.channels.notPlanned': never
  'tab.post.channels.over': 'most' | 'n' | 'over'
  'tab.post.channels.picture': 'n'
  'tab.post.channels.pictures': never
  'tab.post.channels.planned': 'date'
  'tab.post.channels.preview': 'channel'
  'tab.post.channels.propose': never
  'tab.post.channels.proposeAgain': never
  'tab.post.channels.replaceSure': never
  'tab.post.channels.replaceYes': never
  'tab.post.channels.text': never
  'tab.post.channels.undated': never
  'tab.post.channels.unfold': never
  'tab.post.channels.unwritten': never
  'tab.post.channels.up': 'n'
  'tab.post.channels.warning': never
  'tab.post.channels.warningHint': never
  'tab.post.channels.where': never
  'tab.post.channels.written': never
  'tab.post.chooseFirst': never
  'tab.post.conflict.copied': never
  'tab.post.conflict.copy': never
  'tab.post.conflict.differs': never
  'tab.post.conflict.differsNot': never
  'tab.post.conflict.keepMine': never
  'tab.post.conflict.mine': never
  'tab.post.conflict.nothing': never
  'tab.post.conflict.see': never
  'tab.post.conflict.takeTheirs': never
  'tab.post.conflict.title': never
  'tab.post.conflict.why': never
  'tab.post.corrects': never
  'tab.post.everyone.sure': never
  'tab.post.everyone.yes': never
  'tab.post.inCard': never
  'tab.post.kept.drop': never
  'tab.post.kept.found': 'time'
  'tab.post.kept.take': never
  'tab.post.leave': never
  'tab.post.link': never
  'tab.post.loading': never
  'tab.post.no': never
  'tab.post.noAnswer': never
  'tab.post.noPicture': never
  'tab.post.noSignOn': never
  'tab.post.noSummary': never
  'tab.post.noTest': never
  'tab.post.notInTeams': never
  'tab.post.notSaved': never
  'tab.post.notSubmitted': never
  'tab.post.outsider': never
  'tab.post.parts': never
  'tab.post.pictureComes': never
  'tab.post.pictureGoes.sure': never
  'tab.post.pictureGoes.yes': never
  'tab.post.pictures': never
  'tab.post.picturesHint': never
  'tab.post.places.chosen': never
  'tab.post.places.except': never
  'tab.post.places.none.chosen': never
  'tab.post.places.none.except': never
  'tab.post.places.none.only': never
  'tab.post.places.only': never
  'tab.post.plan.campaign': never
  'tab.post.plan.channels': never
  'tab.post.plan.first': never
  'tab.post.plan.hint': never
  'tab.post.plan.legend': never
  'tab.post.reopen.no': never
  'tab.post.reopen.yes': never
  'tab.post.replaced.by': 'who'
  'tab.post.replaced.copy': never
  'tab.post.replaced.putBack': never
  'tab.post.standing.kept': never
  'tab.post.standing.nothing': never
  'tab.post.standing.only-here': never
  'tab.post.standing.saved': 'time'
  'tab.post.standing.saving': never
  'tab.post.standing.unsigned-kept': never
  'tab.post.standing.unsigned-only-here': never
  'tab.post.standing.waits': never
  'tab.post.summaryHint': never
  'tab.post.test': never
  'tab.post.writeFirst': never
  'tab.post.writing.address': never
  'tab.post.writing.addressMissing': never
  'tab.post.writing.addressUnknown': never
  'tab.post.writing.bold': never
  'tab.post.writing.bullets': never
  'tab.post.writing.cancel': never
  'tab.post.writing.control': never
  'tab.post.writing.department': never
  'tab.post.writing.firstName': never
  'tab.post.writing.inserts': 'words'
  'tab.post.writing.italic': never
  'tab.post.writing.keepLink': never
  'tab.post.writing.link': never
  'tab.post.writing.near': 'most' | 'typed'
  'tab.post.writing.numbers': never
  'tab.post.writing.over': 'most' | 'over' | 'typed'
  'tab.post.writing.redo': never
  'tab.post.writing.removeLink': never
  'tab.post.writing.shift': never
  'tab.post.writing.tools': never
  'tab.post.writing.undo': never
  'tab.post.writing.words': never
  'tab.post.yes': never
  'tab.slow': never
  'tab.week.addOn': 'day'
  'tab.week.address': never
  'tab.week.after.month': never
  'tab.week.after.week': never
  'tab.week.agenda': never
  'tab.week.all': never
  'tab.week.any.campaign': never
  'tab.week.any.channel': never
  'tab.week.any.sector': never
  'tab.week.any.state': never
  'tab.week.at': 'day' | 'time'
  'tab.week.backTo': never
  'tab.week.before.month': never
  'tab.week.before.week': never
  'tab.week.by.campaign': never
  'tab.week.by.channel': never
  'tab.week.by.sector': never
  'tab.week.by.state': never
  'tab.week.cancel': never
  'tab.week.carried': 'title'
  'tab.week.carry': 'title'
  'tab.week.carryAt': 'channel' | 'title' | 'when'
  'tab.week.changed': never
  'tab.week.channel': never
  'tab.week.configure': never
  'tab.week.countOf': 'all' | 'counted'
  'tab.week.day': never
  'tab.week.drop': never
  'tab.week.filters': never
  'tab.week.gaveUp': 'title'
  'tab.week.giveUp': never
  'tab.week.goesOn': 'title'
  'tab.week.grid': never
  'tab.week.gridSays': never
  'tab.week.keys': never
  'tab.week.lacks': 'list'
  'tab.week.loading': never
  'tab.week.monthSays': never
  'tab.week.moreOn': 'day' | 'more'
  'tab.week.move': never
  'tab.week.none': never
  'tab.week.notRead': never
  'tab.week.nothing': never
  'tab.week.number': 'n'
  'tab.week.putBack': 'when'
  'tab.week.sure': 'title'
  'tab.week.time': never
  'tab.week.today': never
  'tab.week.turns': never
  'tab.week.type': never
  'tab.week.undated': never
  'tab.week.undatedHint': never
  'tab.week.unsure': 'title'
  'tab.week.until': 'day' | 'title'
  'tab.week.view.all': never
  'tab.week.view.list': never
  'tab.week.view.month': never
  'tab.week.view.week': never
  'tab.week.week': never
  'tab.week.write': never
  'tab.week.writeOn': 'day'
  'tab.written.edited': 'date' | 'name'
  'tab.written.underWay.approved': never
  'tab.written.underWay.broadcasting': never
  'tab.written.underWay.in-validation': never
  'triage.answer.heading': 'name' | 'title'
  'triage.ask.question': never
  'triage.ask.questionError': never
  'triage.ask.send': never
  'triage.ask.to': 'author'
  'triage.credit-lost.heading': never
  'triage.credit-lost.text': 'name' | 'post'
  'triage.decline.reason': never
  'triage.decline.reasonChoice': never
  'triage.decline.send': never
  'triage.decline.to': 'author'
  'triage.inbox.all': never
  'triage.inbox.answer': never
  'triage.inbox.ask': never
  'triage.inbox.by': 'author' | 'date'
  'triage.inbox.byDepartment': 'author' | 'date' | 'department'
  'triage.inbox.decline': never
  'triage.inbox.double': 'of' | 'title'
  'triage.inbox.doubles': 'list'
  'triage.inbox.files': never
  'triage.inbox.kicker': 'reference'
  'triage.inbox.later': never
  'triage.inbox.noAnswer': never
  'triage.inbox.nudge': never
  'triage.inbox.open': never
  'triage.inbox.putOff': 'name'
  'triage.inbox.question': 'name'
  'triage.inbox.reason': 'reason'
  'triage.inbox.retain': never
  'triage.inbox.sector': 'name'
  'triage.inbox.sectorTo': 'name' | 'people'
  'triage.inbox.state.asked': 'author'
  'triage.inbox.state.declined': 'name'
  'triage.inbox.state.later': 'day'
  'triage.inbox.state.received': never
  'triage.inbox.state.retained': 'name'
  'triage.inbox.state.taken': 'name'
  'triage.inbox.state.unreached': 'author'
  'triage.inbox.state.withdrawn': never
  'triage.inbox.take': never
  'triage.inbox.wasPutOff': 'day' | 'name'
  'triage.later.in.month': 'day'
  'triage.later.in.quarter': 'day'
  'triage.later.in.week': 'day'
  'triage.later.on': never
  'triage.later.quick': never
  'triage.later.reason': never
  'triage.later.send': never
  'triage.later.to': 'author'
  'triage.list.at.asked': 'author'
  'triage.list.at.received': never
  'triage.list.at.taken': 'name'
  'triage.list.back': 'day'
  'triage.list.by': 'author' | 'reference'
  'triage.list.heading': never
  'triage.list.hint': never
  'triage.list.line': 'author' | 'date' | 'reference'
  'triage.rewritten.decline': never
  'triage.rewritten.find': never
  'triage.rewritten.kicker': never
  'triage.rewritten.line': 'reference' | 'title'
  'triage.rewritten.what': never
  'urgent.choose.choose': never
  'urgent.choose.heading': never
  'urgent.choose.lead': never
  'urgent.choose.none': never
  'urgent.choose.text': 'audience' | 'title'
  'urgent.form.changed': never
  'urgent.form.fill': never
  'urgent.form.kicker': never
  'urgent.form.missing': never
  'urgent.form.send': never
  'urgent.form.then': 'names'
  'urgent.form.to': 'audience'
  'urgent.form.wording': never
  'urgent.template.body': never
  'urgent.template.bodyHint': never
  'urgent.template.departments': never
  'urgent.template.english': never
  'urgent.template.everyone': never
  'urgent.template.french': never
  'urgent.template.heading': never
  'urgent.template.lead': never
  'urgent.template.locale': never
  'urgent.template.name': never
  'urgent.template.nameHint': never
  'urgent.template.save': never
  'urgent.template.summary': never
  'urgent.template.summaryHint': never
  'urgent.template.title': never
  'urgent.template.titleHint': never
  'urgent.templates.add': never
  'urgent.templates.changed': 'date' | 'name'
  'urgent.templates.edit': never
  'urgent.templates.heading': never
  'urgent.templates.lead': never
  'urgent.templates.none': never
  'urgent.templates.remove': never
  'urgent.templates.shipped': never
  'urgent.told.by': 'asker' | 'date' | 'name'
  'urgent.told.heading': never
  'urgent.told.kicker': 'reference'
  'urgent.told.nothing': never
  'urgent.told.read': never
  'urgent.told.takenBack': never
  'urgent.told.to': 'audience'
  'urgent.unanswered.by': 'date' | 'name'
  'urgent.unanswered.decided': never
  'urgent.unanswered.heading': never
  'urgent.unanswered.kicker': 'reference'
  'urgent.unanswered.phone': 'names'
  'urgent.unanswered.since': 'date' | 'n' | 'name'
  'validations.comment.answer': never
  'validations.comment.answered': 'name' | 'title'
  'validations.comment.heading': 'name' | 'title'
  'validations.comment.missing': never
  'validations.comment.older': never
  'validations.comment.send': never
  'validations.comment.who': 'name'
  'validations.comment.yours': never
  'validations.comments.answers': never
  'validations.comments.hint': never
  'validations.comments.kicker': 'n' | 'reference'
  'validations.comments.new': never
  'validations.comments.none': never
  'validations.comments.present': never
  'validations.comments.send': never
  'validations.comments.version': 'n'
  'validations.comments.who': 'date' | 'name'
  'validations.comments.yours': never
  'validations.escalated.found': 'date' | 'name' | 'to'
  'validations.escalated.lacking': 'names' | 'step'
  'validations.escalated.lackingTold': 'names' | 'step'
  'validations.escalated.nobody': 'date' | 'names'
  'validations.escalated.nobodyTold': 'date' | 'names'
  'validations.escalated.nudge': never
  'validations.escalated.over': never
  'validations.escalated.own': 'date' | 'to'
  'validations.escalated.reassign': never
  'validations.gone-on.elsewhere': never
  'validations.missed.missed': 'date'
  'validations.missed.moved': never
  'validations.missed.next': 'date'
  'validations.missed.nudge': never
  'validations.missed.over': never
  'validations.missed.ready': never
  'validations.missed.take': never
  'validations.missed.waiting': 'names'
  'validations.panel.among': 'n' | 'names'
  'validations.panel.amongCount': 'n' | 'people'
  'validations.panel.either': 'last' | 'list'
  'validations.panel.given': 'names'
  'validations.panel.instead': 'name' | 'names'
  'validations.panel.lent': 'name' | 'names'
  'validations.panel.of': 'department' | 'said'
  'validations.panel.somebody': never
  'validations.panel.waited': 'names'
  'validations.proposal.accept': never
  'validations.proposal.accepted': 'date' | 'name'
  'validations.proposal.decline': never
  'validations.proposal.declineSend': never
  'validations.proposal.declined': 'date' | 'name'
  'validations.proposal.declinedBecause': 'date' | 'name' | 'reason'
  'validations.proposal.heading': 'name' | 'title'
  'validations.proposal.hint': never
  'validations.proposal.kicker': 'reference'
  'validations.proposal.lineAccepted': 'decider' | 'name'
  'validations.proposal.lineConfirm': 'decider'
  'validations.proposal.lineDeclined': 'decider' | 'name'
  'validations.proposal.lineOffered': 'date' | 'name'
  'validations.proposal.lineYours': 'date'
  'validations.proposal.lineYoursDeclined': 'decider'
  'validations.proposal.outdated': never
  'validations.proposal.reason': never
  'validations.proposal.reasonHint': never
  'validations.proposal.yours': 'title'
  'validations.propose.bodyLabel': never
  'validations.propose.hint': never
  'validations.propose.send': never
  'validations.propose.summaryLabel': never
  'validations.propose.titleLabel': never
  'validations.propose.typed': never
  'validations.reassign.everyone': never
  'validations.reassign.now': 'names'
  'validations.reassign.reason': never
  'validations.reassign.reasonError': never
  'validations.reassign.reasonHint': never
  'validations.reassign.send': never
  'validations.reassign.to': never
  'validations.reassign.toError': never
  'validations.reassign.whom': never
  'validations.reassign.whomError': never
  'validations.reassign.whomHint': never
  'validations.step.cabinet': never
  'validations.step.communication': never
  'validations.step.department': never
  'validations.step.edition-form': never
  'validations.step.edition-reach': never
  'validations.step.management': never
  'validations.step.on-call': never
  'validations.to-approve.approve': never
  'validations.to-approve.before': 'date'
  'validations.to-approve.changed': never
  'validations.to-approve.figures.none': 'list'
  'validations.to-approve.figures.unmatched': 'list'
  'validations.to-approve.heading': never
  'validations.to-approve.instead': 'name'
  'validations.to-approve.late': 'date'
  'validations.to-approve.moved': 'date'
  'validations.to-approve.none': never
  'validations.to-approve.open': never
  'validations.to-approve.read': never
  'validations.to-approve.reminded': 'date'
  'validations.tracking.absent': 'date' | 'name'
  'validations.tracking.absentOpen': 'name'
  'validations.tracking.before': 'date'
  'validations.tracking.done': 'date' | 'name'
  'validations.tracking.edit': never
  'validations.tracking.ended.edited': 'date' | 'name'
  'validations.tracking.ended.given-up': 'date' | 'name'
  'validations.tracking.ended.submission-withdrawn': 'date' | 'name'
  'validations.tracking.ended.visa-withdrawn': 'date' | 'name'
  'validations.tracking.kept': 'said'
  'validations.tracking.kicker': 'reference'
  'validations.tracking.later': 'names'
  'validations.tracking.nudge': never
  'validations.tracking.reason': 'name' | 'reason'
  'validations.tracking.refresh': never
  'validations.tracking.resubmit': never
  'validations.tracking.several': never
  'validations.tracking.since': 'date' | 'name'
  'validations.tracking.state.approved': never
  'validations.tracking.state.changes-requested': never
  'validations.tracking.state.refused': never
  'validations.tracking.state.void': never
  'validations.tracking.state.waiting': never
  'validations.tracking.unreached': 'names'
  'validations.tracking.until': 'date'
  'validations.tracking.waiting': 'names'
  'validations.tracking.waitingSince': 'date'
  'validations.tracking.withdraw': never
  'validations.validation.added': never
  'validations.validation.alert': 'summary'
  'validations.validation.approve': never
  'validations.validation.approved': never
  'validations.validation.audienceChange': never
  'validations.validation.before': 'date'
  'validations.validation.boldNoMore': never
  'validations.validation.boldNow': never
  'validations.validation.buttonAs': 'title'
  'validations.validation.by': 'date' | 'name'
  'validations.validation.byItself': never
  'validations.validation.changed': never
  'validations.validation.changes': never
  'validations.validation.changesBy': 'name' | 'reason'
  'validations.validation.changesSend': never
  'validations.validation.channelChange': 'channel'
  'validations.validation.channelMore': 'kind' | 'number'
  'validations.validation.channelPictures': 'list'
  'validations.validation.channelWarning': 'text'
  'validations.validation.channels': never
  'validations.validation.choiceAs': 'options' | 'title'
  'validations.validation.editionPdf': never
  'validations.validation.ended.given-up': 'date' | 'name'
  'validations.validation.ended.submission-withdrawn': 'date' | 'name'
  'validations.validation.figures.none': never
  'validations.validation.figures.unmatched': never
  'validations.validation.for': 'audience'
  'validations.validation.free': never
  'validations.validation.inAbsence': 'names'
  'validations.validation.inOtherStep': 'names'
  'validations.validation.inPlace': 'names'
  'validations.validation.inputAs': 'title'
  'validations.validation.italicNoMore': never
  'validations.validation.italicNow': never
  'validations.validation.kicker': 'reference'
  'validations.validation.lentOver': 'date' | 'name'
  'validations.validation.linkAs': 'title' | 'url'
  'validations.validation.mandatory': never
  'validations.validation.mandatoryNoMore': never
  'validations.validation.mandatoryNow': never
  'validations.validation.next': 'names'
  'validations.validation.noEnd': never
  'validations.validation.notYours': 'names'
  'validations.validation.nothing': never
  'validations.validation.pictureChange': never
  'validations.validation.picturesChanged': never
  'validations.validation.placesChange': never
  'validations.validation.propose': never
  'validations.validation.read': never
  'validations.validation.readEdition': never
  'validations.validation.reason': never
  'validations.validation.reasonChoice': never
  'validations.validation.reasonHint': never
  'validations.validation.recipients': never
  'validations.validation.refuse': never
  'validations.validation.refuseHint': never
  'validations.validation.refuseSend': never
  'validations.validation.refusedBy': 'name' | 'reason'
  'validations.validation.reminded': 'date'
  'validations.validation.removed': never
  'validations.validation.sent': 'slot'
  'validations.validation.slotChange': never
  'validations.validation.sources': never
  'validations.validation.sourcesChange': never
  'validations.validation.summary': 'date' | 'title'
  'validations.validation.summaryChange': never
  'validations.validation.summaryFree': 'title'
  'validations.validation.summaryUrgent': 'title'
  'validations.validation.toApprove': never
  'validations.validation.toldMine.approve': 'date'
  'validations.validation.toldMine.changes': 'date'
  'validations.validation.toldMine.refuse': 'date'
  'validations.validation.toldMine.withdraw': 'date'
  'validations.validation.toldOther.approve': 'date' | 'name'
  'validations.validation.toldOther.changes': 'date' | 'name'
  'validations.validation.toldOther.refuse': 'date' | 'name'
  'validations.validation.toldOther.withdraw': 'date' | 'name'
  'validations.validation.toldStale': never
  'validations.validation.urgent': never
  'validations.validation.urgentSent': never
  'validations.validation.valid': 'day'
  'validations.validation.validChange': never
  'validations.validation.visa': 'date'
  'validations.validation.visaBy': 'date' | 'name'
  'validations.validation.visaKept': 'date'
  'validations.validation.void': never
  'validations.validation.voidKept': 'date'
  'validations.validation.voidPending': 'date'
  'validations.validation.voidVisa': 'date'
  'validations.validation.vouches': 'facets'
  'validations.validation.wasAdded': never
  'validations.validation.wasRemoved': never
  'validations.validation.when': never
  'validations.validation.withdraw': never
  'validations.validation.wordsLead': 'title' | 'url'
  'variants.card.count': 'most' | 'n'
  'variants.card.edit': 'channel'
  'variants.card.none': never
  'variants.card.removed': 'channel'
  'variants.card.saved': 'channel'
  'variants.card.sealed': never
  'variants.card.which': 'number'
  'variants.connected.as': 'account' | 'host'
  'variants.connected.by': 'host'
  'variants.connected.hand': never
  'variants.connected.heading': never
  'variants.connected.hint': never
  'variants.connected.limits': 'n'
  'variants.connected.limitsOf': 'day' | 'host' | 'n'
  'variants.connected.no': never
  'variants.form.back': never
  'variants.form.changed': never
  'variants.form.hint': 'n'
  'variants.form.nothing': never
  'variants.form.pictures': never
  'variants.form.propose': never
  'variants.form.save': never
  'variants.form.text': never
  'variants.form.theirs': 'name'
  'variants.form.title': 'channel'
  'variants.form.warning': never
  'variants.names.article': never
  'variants.names.bluesky': never
  'variants.names.facebook': never
  'variants.names.instagram': never
  'variants.names.linkedin': never
  'variants.names.mastodon': never
  'week.address.address': never
  'week.address.calendar': never
  'week.address.end': never
  'week.address.heading': never
  'week.address.how': never
  'week.address.lead': never
  'week.address.make': never
  'week.address.renew': never
  'week.address.said.ended': never
  'week.address.said.made': never
  'week.address.secret': never
  'week.behind': 'day' | 'list'
  'week.channelUnknown': 'channel' | 'list'
  'week.digest.lacks': never
  'week.digest.late': 'due' | 'names' | 'reference' | 'title'
  'week.digest.lateHeading': never
  'week.digest.sector': 'name'
  'week.digest.show': never
  'week.digest.summary': 'heading' | 'said'
  'week.digest.summaryOf': 'heading' | 'name' | 'said'
  'week.duplicate.back': never
  'week.duplicate.date': never
  'week.duplicate.dateError': never
  'week.duplicate.done': 'date' | 'reference'
  'week.duplicate.heading': 'reference'
  'week.duplicate.hint': never
  'week.duplicate.outside': 'title'
  'week.duplicate.send': never
  'week.duplicate.time': never
  'week.duplicate.timeError': never
  'week.elsewhere.back': never
  'week.elsewhere.channel': never
  'week.elsewhere.channelError': never
  'week.elsewhere.date': never
  'week.elsewhere.dateError': never
  'week.elsewhere.done': 'channel' | 'date' | 'reference'
  'week.elsewhere.heading': 'reference'
  'week.elsewhere.hint': never
  'week.elsewhere.line': 'channel' | 'date'
  'week.elsewhere.none': never
  'week.elsewhere.remove': 'channel'
  'week.elsewhere.removeSure': 'channel'
  'week.elsewhere.removed': 'channel' | 'reference'
  'week.elsewhere.reopened': never
  'week.elsewhere.send': never
  'week.elsewhere.sure': never
  'week.elsewhere.time': never
  'week.elsewhere.timeError': never
  'week.elsewhere.undated': never
  'week.empty': 'days'
  'week.failing': 'due' | 'name'
  'week.heading': 'number'
  'week.holder': 'due' | 'names'
  'week.holderLate': 'due' | 'names'
  'week.lack': 'lack' | 'list'
  'week.lacks.alt': never
  'week.lacks.consent': never
  'week.lacks.slot': never
  'week.lacks.variant': never
  'week.lacks.visa': never
  'week.lasts': 'from' | 'title' | 'to'
  'week.line': 'channel' | 'reference' | 'state' | 'when'
  'week.lineUndated': 'channel' | 'reference' | 'state'
  'week.move.back': never
  'week.move.date': never
  'week.move.dateError': never
  'week.move.done': 'channel' | 'date' | 'reference'
  'week.move.heading': 'channel' | 'reference'
  'week.move.meanwhile': 'name'
  'week.move.meanwhileNobody': never
  'week.move.next': never
  'week.move.none': never
  'week.move.now': 'date'
  'week.move.same': never
  'week.move.sealed': never
  'week.move.send': never
  'week.move.sure': never
  'week.move.time': never
  'week.move.timeError': never
  'week.page.holiday': never
  'week.page.moreUndated': never
  'week.page.untitled': never
  'week.public.at': 'day' | 'time'
  'week.public.empty': never
  'week.public.title': never
  'week.release.back': never
  'week.release.campaign': 'title'
  'week.release.channels': never
  'week.release.chooseCampaign': never
  'week.release.duplicate': never
  'week.release.elsewhere': never
  'week.release.history': never
  'week.release.historyLine': 'said' | 'when'
  'week.release.kicker': 'channel' | 'reference'
  'week.release.lacks': 'list'
  'week.release.left': never
  'week.release.move': never
  'week.release.over': never
  'week.release.people': 'people'
  'week.release.preview': never
  'week.span': 'from' | 'to'
  'week.stateAt': 'holder' | 'state'
  'week.timed': 'time' | 'title'
  'week.undated': never
  'week.unread': 'name'
  'week.until': 'title' | 'to'
  'week.warnings.campaign-clash': 'date' | 'reference' | 'title'
  'week.warnings.crowded': 'date' | 'people' | 'reference' | 'title'
  'week.warnings.duty': 'title'
  'week.warnings.holiday': 'day'
  'week.warnings.quiet': 'date'
  'week.warnings.reopens': never
  'week.warnings.second': 'people'
  'week.warnings.third-in-week': 'list' | 'people'
  'week.warnings.unscheduled': never
  'week.week.address': never
  'week.week.cut': 'week'
  'week.week.duplicate': never
  'week.week.foldLine': 'channel' | 'reference'
  'week.week.hint': never
  'week.week.hintPast': never
  'week.week.lacks': never
  'week.week.lastPart': 'part' | 'parts'
  'week.week.moreUndated': never
  'week.week.move': never
  'week.week.next': 'number'
  'week.week.none': never
  'week.week.now': never
  'week.week.openDay': never
  'week.week.openLine': 'channel' | 'reference'
  'week.week.others': never
  'week.week.part': 'next' | 'part' | 'parts' | 'week'
  'week.week.previous': 'number'
}

/** The same of what is said by number, one text a plural form; `{n}` is the number itself. */
export type Counts = {
  'agenda.agenda.holds': never
  'agenda.agenda.leftOut': never
  'agenda.ideas.weeksBefore': never
  'agenda.line.times': 'line'
  'agenda.others': never
  'audience.headCount': never
  'audience.list': 'name'
  'audience.people': never
  'audiences.list.keep': never
  'audiences.list.lines': never
  'broadcasts.broadcast.at': never
  'broadcasts.broadcast.differs': 'approved'
  'broadcasts.broadcast.guests': never
  'broadcasts.broadcast.issue.changed': never
  'broadcasts.broadcast.issue.refused': never
  'broadcasts.broadcast.issue.unknown': never
  'broadcasts.broadcast.left': never
  'broadcasts.broadcast.often': never
  'broadcasts.broadcast.othersCount': never
  'broadcasts.broadcast.persons': never
  'broadcasts.broadcast.reachSites': never
  'broadcasts.broadcast.repeatSites': never
  'broadcasts.broadcast.resend': never
  'broadcasts.broadcast.resent.call-off': 'target'
  'broadcasts.broadcast.resent.correct': 'target'
  'broadcasts.broadcast.resent.expire': 'target'
  'broadcasts.broadcast.resent.mend': 'target'
  'broadcasts.broadcast.resent.remark': 'target'
  'broadcasts.broadcast.resent.send': never
  'broadcasts.broadcast.resent.take-back': 'target'
  'broadcasts.broadcast.resumeLeft': never
  'broadcasts.broadcast.resumeLeftOf.call-off': never
  'broadcasts.broadcast.resumeLeftOf.correct': never
  'broadcasts.broadcast.resumeLeftOf.expire': never
  'broadcasts.broadcast.resumeLeftOf.mend': never
  'broadcasts.broadcast.resumeLeftOf.remark': never
  'broadcasts.broadcast.resumeLeftOf.take-back': never
  'broadcasts.broadcast.shared': never
  'broadcasts.broadcast.sitesUnread': never
  'broadcasts.broadcast.unreached.call-off': 'target'
  'broadcasts.broadcast.unreached.correct': 'target'
  'broadcasts.broadcast.unreached.expire': 'target'
  'broadcasts.broadcast.unreached.mend': 'target'
  'broadcasts.broadcast.unreached.remark': 'target'
  'broadcasts.broadcast.unreached.take-back': 'target'
  'broadcasts.call-off.off': never
  'broadcasts.call-off.registered': never
  'broadcasts.confirm.correct': never
  'broadcasts.confirm.often': never
  'broadcasts.confirm.optedOut': never
  'broadcasts.confirm.resent': never
  'broadcasts.confirm.send': never
  'broadcasts.confirm.unreachable': never
  'broadcasts.resend.heading': never
  'broadcasts.resend.risk': never
  'broadcasts.resend.send': never
  'broadcasts.schedule.confirm': never
  'broadcasts.take-back.remove': never
  'broadcasts.take-back.resent': never
  'calls.arrived.more': never
  'calls.asked.note.answered': never
  'calls.board.doubtful': never
  'calls.board.left': 'date'
  'calls.board.nudge': never
  'calls.board.others': never
  'calls.board.proposals': never
  'calls.board.repeat': never
  'calls.board.to': never
  'calls.close.close': never
  'calls.list.more': 'page'
  'calls.mine.more': 'page'
  'calls.reminder.more': never
  'calls.reminder.waits': never
  'calls.tally.answers': never
  'calls.tally.late': never
  'calls.tally.passed': never
  'calls.tally.silent': never
  'campaigns.campaign.lacking': never
  'campaigns.campaign.otherDepartments': 'names'
  'campaigns.campaign.others': never
  'campaigns.campaign.without': never
  'campaigns.close.unsent': never
  'campaigns.list.lacking': never
  'campaigns.list.posts': 'sent'
  'circuits.lacking.short': 'needs'
  'circuits.says.days': never
  'circuits.says.departments': 'list'
  'circuits.says.sections': 'list'
  'circuits.visas': never
  'editions.announced.more': never
  'events.participants.figures.attendedOf': 'there'
  'events.participants.figures.besides': 'people'
  'events.participants.figures.guests': 'people'
  'events.participants.figures.persons': never
  'events.participants.figures.taken': 'people' | 'places'
  'events.participants.figures.usefulOf': 'mean'
  'events.participants.rank': never
  'events.participants.repliedOf': 'replied'
  'events.participants.session.free': never
  'events.participants.session.lost': never
  'events.participants.session.taken': 'places'
  'events.participants.session.waiting': never
  'events.participants.texts': never
  'events.status.guests': never
  'events.status.left': never
  'events.status.waiting': never
  'events.warn.maybe': never
  'events.warn.to': 'reference'
  'events.warn.waiting': never
  'figures.others': never
  'figures.silent.more': never
  'initiatives.form.asks': 'section'
  'initiatives.near.count': never
  'initiatives.outcome.publishedTo': never
  'journal.head.line': 'seal'
  'newspapers.edition.add': never
  'newspapers.edition.added': never
  'newspapers.edition.awaited': never
  'newspapers.edition.call': 'asked' | 'date' | 'reference' | 'title'
  'newspapers.edition.callClosed': 'asked' | 'reference' | 'title'
  'newspapers.edition.candidates': 'list'
  'newspapers.edition.changed': never
  'newspapers.edition.closes': 'day'
  'newspapers.edition.items': never
  'newspapers.edition.otherErrata': never
  'newspapers.edition.otherLines': never
  'newspapers.edition.pages': never
  'newspapers.edition.pictureLines': never
  'newspapers.edition.pictureLost': never
  'newspapers.edition.reads': never
  'newspapers.edition.signs': never
  'newspapers.edition.signsOf': 'room'
  'newspapers.edition.stillPrinted': never
  'newspapers.edition.untaken': 'heading'
  'newspapers.edition.withdrawn': never
  'newspapers.toApprove.added': 'list'
  'newspapers.toApprove.changed': 'list'
  'newspapers.toApprove.content': 'reference'
  'newspapers.toApprove.moved': 'list'
  'newspapers.toApprove.removed': 'list'
  'notices.call-nudged': never
  'notices.call-repeated': never
  'pictures.count': never
  'pictures.list.count': never
  'pictures.media.morePlaces': never
  'placements.directory.departments': never
  'placements.directory.others': never
  'placements.directory.people': never
  'placements.directory.work': never
  'placements.doubts.others': never
  'placements.doubts.state': never
  'posts.editor.correcting': never
  'posts.editor.count.blocked': never
  'posts.editor.count.guests': never
  'posts.editor.count.noTeams': never
  'posts.editor.count.notInstalled': never
  'posts.editor.count.optedOut': never
  'posts.editor.count.people': never
  'posts.editor.count.shared': never
  'posts.editor.faults': never
  'posts.editor.guestsOf': never
  'posts.editor.others': 'names'
  'posts.editor.savedWithFaults': never
  'posts.list.more': never
  'posts.postpone.then': never
  'posts.sealed.guestsOf': never
  'posts.sealed.sessionPlaces': 'session'
  'relays.ask.heading': never
  'relays.ask.nobody': 'list'
  'relays.ask.send': never
  'relays.ask.unsure': never
  'relays.board.cannot': never
  'relays.board.copiesOut': never
  'relays.board.done': never
  'relays.board.hanging': never
  'relays.board.heading': never
  'relays.board.more': never
  'relays.board.nobody': never
  'relays.board.waiting': never
  'relays.people.known': never
  'relays.sites': never
  'releases.replies.more': never
  'releases.trouble.waiting': never
  'replies.refused.keptPart': never
  'sections.says.questions': never
  'sectors.end.go': never
  'sectors.end.stay': never
  'sectors.list.ended': 'name'
  'sectors.list.referents': 'list'
  'sheets.more': never
  'summaries.directory': never
  'summaries.doubts': never
  'summaries.rewrittenLines': never
  'tab.desk.calls.more': never
  'tab.desk.sites.more': never
  'tab.desk.waits.more': never
  'tab.post.toMend': never
  'tab.week.count': never
  'tab.week.more': never
  'tab.written.others': 'names'
  'triage.list.count': never
  'triage.list.putOff': never
  'triage.rewritten.heading': never
  'triage.rewritten.others': never
  'validations.comments.earlier': 'reference'
  'validations.comments.title': never
  'validations.panel.others': never
  'validations.proposal.more': never
  'validations.to-approve.more': never
  'validations.to-approve.summary': 'first'
  'validations.validation.beyondChanges': never
  'validations.validation.beyondFigures': never
  'validations.validation.corrects': never
  'validations.validation.more': never
  'validations.validation.moreFigures': never
  'variants.connected.held': never
  'week.behindMore': never
  'week.digest.said': never
  'week.holders': 'names'
  'week.listMore': 'list'
  'week.warnings.reopensAt': 'names' | 'steps'
  'week.week.more': never
}

/** Every key that texts stand under. */
export type Branch =
  | 'sections'
  | 'sections.shipped'
  | 'sections.list'
  | 'sections.section'
  | 'sections.field'
  | 'sections.field.kinds'
  | 'sections.says'
  | 'sections.says.column'
  | 'agenda'
  | 'agenda.kinds'
  | 'agenda.because'
  | 'agenda.line'
  | 'agenda.agenda'
  | 'agenda.form'
  | 'agenda.file'
  | 'agenda.says'
  | 'agenda.ideas'
  | 'agenda.idea-form'
  | 'agenda.idea-form.rules'
  | 'agenda.idea-form.nths'
  | 'agenda.idea-form.weekdays'
  | 'agenda.idea-form.months'
  | 'agenda.idea'
  | 'agenda.shipped'
  | 'languages'
  | 'kinds'
  | 'duration'
  | 'audience'
  | 'audience.registered'
  | 'states'
  | 'states.initiative'
  | 'states.post'
  | 'states.correction'
  | 'states.broadcast'
  | 'states.broadcastOf'
  | 'states.broadcastOf.correct'
  | 'states.broadcastOf.take-back'
  | 'states.broadcastOf.expire'
  | 'states.broadcastOf.remark'
  | 'states.broadcastOf.call-off'
  | 'states.broadcastOf.mend'
  | 'states.changed'
  | 'states.changedPart'
  | 'states.call'
  | 'states.callDepartment'
  | 'states.release'
  | 'errors'
  | 'common'
  | 'fields'
  | 'anywhere'
  | 'anywhere.found'
  | 'initiatives'
  | 'initiatives.source'
  | 'initiatives.quoted'
  | 'initiatives.form'
  | 'initiatives.receipt'
  | 'initiatives.receipt.now'
  | 'initiatives.photo-hint'
  | 'initiatives.which'
  | 'initiatives.question'
  | 'initiatives.outcome'
  | 'initiatives.outcome.post'
  | 'initiatives.told'
  | 'initiatives.mine'
  | 'initiatives.delay'
  | 'initiatives.near'
  | 'triage'
  | 'triage.inbox'
  | 'triage.inbox.state'
  | 'triage.ask'
  | 'triage.decline'
  | 'triage.list'
  | 'triage.list.at'
  | 'triage.rewritten'
  | 'triage.answer'
  | 'triage.later'
  | 'triage.later.in'
  | 'triage.credit-lost'
  | 'posts'
  | 'posts.editor'
  | 'posts.editor.pictureKinds'
  | 'posts.editor.meanwhile'
  | 'posts.editor.meanwhile.mandatory'
  | 'posts.editor.meanwhile.fields'
  | 'posts.editor.sections'
  | 'posts.editor.places'
  | 'posts.editor.count'
  | 'posts.editor.channelWarnings'
  | 'posts.preview'
  | 'posts.sealed'
  | 'posts.sealed.postponed'
  | 'posts.list'
  | 'posts.start'
  | 'posts.postpone'
  | 'validations'
  | 'validations.step'
  | 'validations.validation'
  | 'validations.validation.toldMine'
  | 'validations.validation.toldOther'
  | 'validations.validation.ended'
  | 'validations.validation.figures'
  | 'validations.tracking'
  | 'validations.tracking.state'
  | 'validations.tracking.ended'
  | 'validations.to-approve'
  | 'validations.to-approve.figures'
  | 'validations.reassign'
  | 'validations.panel'
  | 'validations.comments'
  | 'validations.comment'
  | 'validations.propose'
  | 'validations.proposal'
  | 'validations.escalated'
  | 'validations.missed'
  | 'validations.gone-on'
  | 'broadcasts'
  | 'broadcasts.broadcast'
  | 'broadcasts.broadcast.changed'
  | 'broadcasts.broadcast.event'
  | 'broadcasts.broadcast.reasons'
  | 'broadcasts.broadcast.held'
  | 'broadcasts.broadcast.titles'
  | 'broadcasts.broadcast.issue'
  | 'broadcasts.broadcast.counts'
  | 'broadcasts.broadcast.counts.send'
  | 'broadcasts.broadcast.counts.correct'
  | 'broadcasts.broadcast.counts.take-back'
  | 'broadcasts.broadcast.counts.expire'
  | 'broadcasts.broadcast.counts.remark'
  | 'broadcasts.broadcast.counts.call-off'
  | 'broadcasts.broadcast.counts.mend'
  | 'broadcasts.broadcast.whyOf'
  | 'broadcasts.broadcast.unknownOf'
  | 'broadcasts.broadcast.unreached'
  | 'broadcasts.broadcast.checked'
  | 'broadcasts.broadcast.since'
  | 'broadcasts.broadcast.resent'
  | 'broadcasts.broadcast.confirmationOf'
  | 'broadcasts.broadcast.stopOf'
  | 'broadcasts.broadcast.resumeLeftOf'
  | 'broadcasts.broadcast.cancelOf'
  | 'broadcasts.broadcast.reached'
  | 'broadcasts.broadcast.sitesNotLeft'
  | 'broadcasts.confirm'
  | 'broadcasts.confirm.second'
  | 'broadcasts.schedule'
  | 'broadcasts.schedule.unsure'
  | 'broadcasts.list'
  | 'broadcasts.list.kinds'
  | 'broadcasts.why'
  | 'broadcasts.frame'
  | 'broadcasts.frame.remark'
  | 'broadcasts.resend'
  | 'broadcasts.second'
  | 'broadcasts.second.sentOf'
  | 'broadcasts.second.byOf'
  | 'broadcasts.second.giveUpOf'
  | 'broadcasts.take-back'
  | 'broadcasts.call-off'
  | 'broadcasts.held'
  | 'broadcasts.dropped'
  | 'replies'
  | 'replies.help'
  | 'replies.note'
  | 'replies.kept'
  | 'replies.which'
  | 'replies.held'
  | 'replies.held.because'
  | 'replies.pilot'
  | 'replies.answer'
  | 'replies.reply'
  | 'replies.refused'
  | 'events'
  | 'events.warned'
  | 'events.warn'
  | 'events.moved'
  | 'events.moved.postponed'
  | 'events.attestation'
  | 'events.beside'
  | 'events.status'
  | 'events.participants'
  | 'events.participants.state'
  | 'events.participants.figures'
  | 'events.participants.session'
  | 'events.participants.parts'
  | 'events.participants.said'
  | 'events.organiser'
  | 'events.organisers'
  | 'events.type'
  | 'events.attendance'
  | 'events.attendance.how'
  | 'events.thanks'
  | 'events.answering'
  | 'events.assistants'
  | 'events.assistant'
  | 'notices'
  | 'reasons'
  | 'reasons.decline'
  | 'reasons.changes'
  | 'reasons.refuse'
  | 'files'
  | 'dialogs'
  | 'steps'
  | 'summaries'
  | 'print'
  | 'print.attestation'
  | 'print.edition'
  | 'print.event'
  | 'print.poster'
  | 'sheets'
  | 'sheets.summary'
  | 'sheets.departments'
  | 'sheets.reasons'
  | 'sheets.toReach'
  | 'sheets.notChanged'
  | 'sheets.columns'
  | 'sheets.facts'
  | 'sheets.kinds'
  | 'sheets.states'
  | 'sheets.participants'
  | 'sheets.sites'
  | 'placements'
  | 'placements.directory'
  | 'placements.directory.kinds'
  | 'placements.doubts'
  | 'placements.replaced'
  | 'perimeters'
  | 'perimeters.list'
  | 'audiences'
  | 'audiences.file'
  | 'audiences.list'
  | 'audiences.faults'
  | 'audiences.lines'
  | 'audiences.lists'
  | 'circuits'
  | 'circuits.shipped'
  | 'circuits.lacking'
  | 'circuits.lacking.as'
  | 'circuits.lacking.nobody'
  | 'circuits.lacking.no-department'
  | 'circuits.lacking.unnamed'
  | 'circuits.lacking.empty'
  | 'circuits.lacking.none-left'
  | 'circuits.lacking.elsewhere'
  | 'circuits.says'
  | 'circuits.says.kinds'
  | 'circuits.says.reach'
  | 'circuits.says.rules'
  | 'circuits.says.quorum'
  | 'circuits.says.facets'
  | 'circuits.says.faults'
  | 'circuits.list'
  | 'circuits.circuit'
  | 'circuits.scope'
  | 'circuits.scope.reaches'
  | 'circuits.step'
  | 'circuits.step.quorums'
  | 'sectors'
  | 'sectors.list'
  | 'sectors.end'
  | 'sectors.channel-lost'
  | 'sectors.form'
  | 'facets'
  | 'channels'
  | 'delegations'
  | 'delegations.form'
  | 'delegations.list'
  | 'delegations.period'
  | 'delegations.scope'
  | 'delegations.lent'
  | 'delegations.offer'
  | 'urgent'
  | 'urgent.choose'
  | 'urgent.form'
  | 'urgent.templates'
  | 'urgent.template'
  | 'urgent.told'
  | 'urgent.unanswered'
  | 'journal'
  | 'journal.history'
  | 'journal.verbs'
  | 'journal.verbs.initiative'
  | 'journal.verbs.note'
  | 'journal.verbs.post'
  | 'journal.verbs.validation'
  | 'journal.verbs.broadcast'
  | 'journal.verbs.audience'
  | 'journal.verbs.perimeters'
  | 'journal.verbs.person'
  | 'journal.verbs.database'
  | 'journal.verbs.delegation'
  | 'journal.verbs.event'
  | 'journal.verbs.placement'
  | 'journal.verbs.attempt'
  | 'journal.verbs.circuit'
  | 'journal.verbs.sector'
  | 'journal.verbs.urgent'
  | 'journal.verbs.section'
  | 'journal.verbs.call'
  | 'journal.verbs.assistant'
  | 'journal.verbs.agenda'
  | 'journal.verbs.idea'
  | 'journal.verbs.campaign'
  | 'journal.verbs.week'
  | 'journal.verbs.figures'
  | 'journal.verbs.release'
  | 'journal.verbs.channel'
  | 'journal.verbs.newspaper'
  | 'journal.verbs.edition'
  | 'journal.verbs.relay'
  | 'journal.verbs.retention'
  | 'journal.verbs.archive'
  | 'journal.verbs.media'
  | 'journal.heads'
  | 'journal.head'
  | 'journal.consents'
  | 'pictures'
  | 'pictures.consent'
  | 'pictures.consent.answers'
  | 'pictures.consent.said'
  | 'pictures.consent.later'
  | 'pictures.state'
  | 'pictures.lost'
  | 'pictures.uses'
  | 'pictures.rules'
  | 'pictures.closed'
  | 'pictures.mediaState'
  | 'pictures.mediaWhy'
  | 'pictures.list'
  | 'pictures.media'
  | 'pictures.media.state'
  | 'pictures.media.proof'
  | 'pictures.media.answers'
  | 'pictures.specify'
  | 'pictures.specify.heading'
  | 'pictures.specify.lead'
  | 'pictures.asked'
  | 'pictures.asked.heading'
  | 'pictures.asked.note'
  | 'pictures.mine'
  | 'pictures.mine.state'
  | 'pictures.silent'
  | 'pictures.silent.heading'
  | 'pictures.silent.text'
  | 'pictures.silent.next'
  | 'pictures.signed'
  | 'calls'
  | 'calls.asked'
  | 'calls.asked.note'
  | 'calls.reminder'
  | 'calls.board'
  | 'calls.board.line'
  | 'calls.tally'
  | 'calls.close'
  | 'calls.planned'
  | 'calls.planned.recurrence'
  | 'calls.planned.nth'
  | 'calls.planned.weekdays'
  | 'calls.question'
  | 'calls.form'
  | 'calls.extend'
  | 'calls.list'
  | 'calls.mine'
  | 'calls.arrived'
  | 'list'
  | 'list.remarks'
  | 'list.fields'
  | 'list.edited'
  | 'list.rewritten'
  | 'errorPages'
  | 'errorPages.code'
  | 'errorPages.poster'
  | 'errorPages.edition'
  | 'errorPages.article'
  | 'errorPages.attestation'
  | 'errorPages.calendar'
  | 'errorPages.week'
  | 'errorPages.address'
  | 'errorPages.busy'
  | 'errorPages.failed'
  | 'tab'
  | 'tab.page'
  | 'tab.desk'
  | 'tab.desk.waits'
  | 'tab.desk.calls'
  | 'tab.desk.sites'
  | 'tab.desk.proposed'
  | 'tab.desk.wrote'
  | 'tab.post'
  | 'tab.post.writing'
  | 'tab.post.places'
  | 'tab.post.places.none'
  | 'tab.post.everyone'
  | 'tab.post.standing'
  | 'tab.post.kept'
  | 'tab.post.reopen'
  | 'tab.post.conflict'
  | 'tab.post.replaced'
  | 'tab.post.pictureGoes'
  | 'tab.post.plan'
  | 'tab.post.channels'
  | 'tab.written'
  | 'tab.written.underWay'
  | 'tab.week'
  | 'tab.week.view'
  | 'tab.week.before'
  | 'tab.week.after'
  | 'tab.week.by'
  | 'tab.week.any'
  | 'tab.pages'
  | 'tab.figures'
  | 'tab.edition'
  | 'tab.edition.editorial'
  | 'campaigns'
  | 'campaigns.list'
  | 'campaigns.campaign'
  | 'campaigns.form'
  | 'campaigns.close'
  | 'campaigns.add'
  | 'campaigns.choose'
  | 'newspapers'
  | 'newspapers.rhythms'
  | 'newspapers.pieces'
  | 'newspapers.list'
  | 'newspapers.form'
  | 'newspapers.states'
  | 'newspapers.edition'
  | 'newspapers.edition.mail'
  | 'newspapers.edition.left'
  | 'newspapers.line'
  | 'newspapers.editorial'
  | 'newspapers.piece'
  | 'newspapers.date'
  | 'newspapers.erratum'
  | 'newspapers.toApprove'
  | 'newspapers.faults'
  | 'newspapers.page'
  | 'newspapers.mailRefused'
  | 'newspapers.feed'
  | 'newspapers.masthead'
  | 'newspapers.picture'
  | 'figures'
  | 'figures.periods'
  | 'figures.chart'
  | 'figures.columns'
  | 'figures.tables'
  | 'figures.tables.sections'
  | 'figures.tables.sectors'
  | 'figures.tables.channels'
  | 'figures.tables.departments'
  | 'figures.tables.proposals'
  | 'figures.tables.delays'
  | 'figures.tables.reach'
  | 'figures.tables.sites'
  | 'figures.tables.departmentReach'
  | 'figures.tables.answers'
  | 'figures.tables.silent'
  | 'figures.channels'
  | 'figures.proposals'
  | 'figures.steps'
  | 'figures.reach'
  | 'figures.answers'
  | 'figures.silent'
  | 'figures.figures'
  | 'figures.workbook'
  | 'week'
  | 'week.lacks'
  | 'week.week'
  | 'week.digest'
  | 'week.release'
  | 'week.move'
  | 'week.duplicate'
  | 'week.elsewhere'
  | 'week.warnings'
  | 'week.page'
  | 'week.public'
  | 'week.address'
  | 'week.address.said'
  | 'releases'
  | 'releases.copy'
  | 'releases.states'
  | 'releases.pending'
  | 'releases.held'
  | 'releases.acts'
  | 'releases.done'
  | 'releases.not'
  | 'releases.asks'
  | 'releases.trouble'
  | 'releases.releases'
  | 'releases.release'
  | 'releases.replies'
  | 'variants'
  | 'variants.names'
  | 'variants.card'
  | 'variants.form'
  | 'variants.connected'
  | 'site'
  | 'editions'
  | 'editions.announced'
  | 'relays'
  | 'relays.ask'
  | 'relays.people'
  | 'relays.site'
  | 'relays.site.heading'
  | 'relays.site.note'
  | 'relays.site.summary'
  | 'relays.board'
  | 'relays.mine'
  | 'relays.mine.state'
  | 'remarks'
  | 'remarks.texts'
  | 'remarks.rules'

/** What people type, one key a word; the spellings are in `cards/locales` under `typed`. */
export type WordKey =
  | 'propose'
  | 'mine'
  | 'approve'
  | 'help'
  | 'inbox'
  | 'draft'
  | 'posts'
  | 'broadcasts'
  | 'thanks'
  | 'acknowledge'
  | 'decideApprove'
  | 'decideChanges'
  | 'decideRefuse'
  | 'withdrawVisa'
  | 'nudge'
  | 'reassign'
  | 'take'
  | 'ask'
  | 'retain'
  | 'decline'
  | 'later'
  | 'answer'
  | 'complete'
  | 'withdraw'
  | 'forward'
  | 'edit'
  | 'submit'
  | 'duplicate'
  | 'check'
  | 'send'
  | 'schedule'
  | 'cancelSend'
  | 'stop'
  | 'join'
  | 'warn'
  | 'leave'
  | 'why'
  | 'notePropose'
  | 'repeat'
  | 'photo'
  | 'preview'
  | 'test'
  | 'exportReport'
  | 'unreachable'
  | 'adopt'
  | 'adoptNow'
  | 'pause'
  | 'resume'
  | 'resend'
  | 'perimeters'
  | 'correct'
  | 'takeBack'
  | 'callOff'
  | 'rejoin'
  | 'leaveOptional'
  | 'makeList'
  | 'keepList'
  | 'lists'
  | 'attachFile'
  | 'delegate'
  | 'delegations'
  | 'endDelegation'
  | 'circuits'
  | 'useCircuit'
  | 'retireCircuit'
  | 'sectors'
  | 'newSector'
  | 'sectorChannel'
  | 'commonChannel'
  | 'endSector'
  | 'urgent'
  | 'urgentTemplates'
  | 'history'
  | 'comment'
  | 'proposeCorrection'
  | 'acceptProposal'
  | 'declineProposal'
  | 'withdrawSubmission'
  | 'giveUp'
  | 'consentNobody'
  | 'consentAdults'
  | 'consentChildren'
  | 'consentParents'
  | 'consentRefused'
  | 'consentUnsure'
  | 'sections'
  | 'addSection'
  | 'renameSection'
  | 'moveSection'
  | 'retireSection'
  | 'reopenSection'
  | 'askSection'
  | 'call'
  | 'calls'
  | 'myCalls'
  | 'nothingToReport'
  | 'undoAnswer'
  | 'handOn'
  | 'passCall'
  | 'extendCall'
  | 'closeCall'
  | 'arrived'
  | 'confirmCall'
  | 'changeCall'
  | 'skipCall'
  | 'credit'
  | 'uncredit'
  | 'maybe'
  | 'participants'
  | 'attest'
  | 'exportParticipants'
  | 'organiser'
  | 'dismiss'
  | 'attend'
  | 'attendance'
  | 'untick'
  | 'rate'
  | 'assistant'
  | 'assistants'
  | 'endAssistant'
  | 'answerFor'
  | 'stopAnswering'
  | 'postpone'
  | 'agenda'
  | 'addFeed'
  | 'endFeed'
  | 'readFeed'
  | 'ideas'
  | 'ideaOn'
  | 'ideaOff'
  | 'addIdea'
  | 'campaign'
  | 'campaigns'
  | 'editCampaign'
  | 'closeCampaign'
  | 'reopenCampaign'
  | 'takeCampaign'
  | 'campaignOf'
  | 'figures'
  | 'week'
  | 'nextWeek'
  | 'lastWeek'
  | 'moveTo'
  | 'channels'
  | 'weekAddress'
  | 'exportFigures'
  | 'copy'
  | 'published'
  | 'unpublished'
  | 'publicReplies'
  | 'releases'
  | 'release'
  | 'variants'
  | 'variant'
  | 'newspapers'
  | 'newNewspaper'
  | 'editNewspaper'
  | 'reachSites'
  | 'sitesOf'
  | 'mySites'
  | 'sitePosted'
  | 'siteTold'
  | 'siteCannot'
  | 'siteDown'
  | 'edition'
  | 'repeatSites'
  | 'media'
  | 'askAgreement'
  | 'specifyAgreement'
  | 'agreement'
  | 'agreementYes'
  | 'agreementInternal'
  | 'agreementNo'
  | 'withdrawAgreement'
