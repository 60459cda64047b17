// Written by `npm run words` from cards/: what each template asks for.

/** A value of a template’s expression; an expression without a value would be shown in the card as it is. */
type Given = string | number | boolean | object

export type CardData = {
  'agenda/agenda': {
    canAdd: boolean
    days: readonly {
      day: Given
      lines: readonly {
        text: Given
      }[]
    }[]
    feeds: readonly {
      again: boolean
      buttons: boolean
      color: Given
      id: Given
      state: Given
      title: Given
    }[]
    many: boolean
    others: Given
    said: Given
    saidStyle: Given
    span: Given
  }
  'agenda/file': {
    fileKey: Given
    name: Given
  }
  'agenda/form': {
    address: boolean
    fileKey: Given
    heading: Given
    kinds: readonly {
      title: Given
      value: Given
    }[]
    limits: {
      feedNameMax: Given
      feedUrlMax: Given
    }
    value: {
      feedKind: Given
      feedName: Given
      feedUrl: Given
    }
  }
  'agenda/idea': {
    heading: Given
    ideaId: Given
    open: boolean
    postId: Given
    text: Given
    year: Given
  }
  'agenda/idea-form': {
    limits: {
      ideaTitleMax: Given
    }
    months: readonly {
      title: Given
      value: Given
    }[]
    nths: readonly {
      title: Given
      value: Given
    }[]
    rules: readonly {
      title: Given
      value: Given
    }[]
    sections: readonly {
      title: Given
      value: Given
    }[]
    value: {
      date: Given
      easter: Given
      ideaTitle: Given
      month: Given
      nth: Given
      rule: Given
      section: Given
      weekday: Given
      weeksBefore: Given
    }
    weekdays: readonly {
      title: Given
      value: Given
    }[]
  }
  'agenda/ideas': {
    before: Given
    ideas: readonly {
      title: Given
      value: Given
    }[]
    named: readonly {
      title: Given
      value: Given
    }[]
    on: Given
    one: Given
    own: boolean
    said: Given
    saidStyle: Given
  }
  'anywhere/found': {
    asOf: Given
    facts: readonly {
      title: Given
      value: Given
    }[]
    kicker: Given
    text: Given
    title: Given
  }
  'audiences/file': {
    asked: boolean
    fileKey: Given
    name: Given
    reading: boolean
  }
  'audiences/list': {
    account: Given
    facts: readonly {
      title: Given
      value: Given
    }[]
    first: readonly {
      text: Given
    }[]
    heading: Given
    id: Given
    keep: Given
    kept: boolean
    lines: Given
    name: Given
    people: Given
    read: boolean
    refusal: Given
    refused: boolean
    waiting: boolean
  }
  'audiences/lists': {
    lists: readonly {
      about: Given
      account: Given
      name: Given
    }[]
    none: boolean
  }
  'broadcasts/broadcast': {
    bar: Given
    cancelTitle: Given
    cancellable: boolean
    changedSince: readonly {
      text: Given
    }[]
    changes: boolean
    checkLines: readonly {
      people: Given
      what: Given
    }[]
    checkStands: boolean
    checkable: boolean
    checkedAt: Given
    color: Given
    confirmation: Given
    correctable: boolean
    counts: readonly {
      title: Given
      value: Given
    }[]
    csvUrl: Given
    departments: readonly {
      bar: Given
      color: Given
      name: Given
      ratio: Given
    }[]
    duration: Given
    end: Given
    ended: boolean
    ending: boolean
    eventFacts: readonly {
      title: Given
      value: Given
    }[]
    eventId: Given
    exportable: boolean
    held: Given
    id: Given
    isMandatory: boolean
    isUrgent: boolean
    issues: Given
    kicker: Given
    leftOut: Given
    listAt: Given
    listPreparing: boolean
    listUrl: Given
    listWritten: boolean
    listable: boolean
    nobodyAt: Given
    pausable: boolean
    planning: boolean
    planningText: Given
    postponable: Given
    progress: Given
    reachTitle: Given
    reachable: boolean
    reached: readonly {
      title: Given
      value: Given
    }[]
    reason: Given
    reasons: readonly {
      people: Given
      reason: Given
    }[]
    removable: boolean
    repeatTitle: Given
    repeatable: boolean
    reportAt: Given
    reportPreparing: boolean
    reportWritten: boolean
    resendFolded: boolean
    resendTitle: Given
    resendable: boolean
    resent: Given
    resumable: boolean
    resumeTitle: Given
    running: boolean
    schedulable: boolean
    seeTitle: Given
    since: Given
    sitesAhead: Given
    sitesLeft: Given
    sitesNotLeft: Given
    sitesSeen: boolean
    sitesUnread: Given
    startTitle: Given
    startable: boolean
    state: Given
    stopTitle: Given
    stoppable: boolean
    subtitle: Given
    title: Given
    to: Given
    unknownHint: Given
    unreached: Given
    urgent: Given
    warnable: Given
    warnings: readonly {
      text: Given
    }[]
    wasResent: boolean
    when: Given
    wholeBar: Given
    why: Given
    xlsxUrl: Given
  }
  'broadcasts/call-off': {
    again: boolean
    asks: boolean
    endsCorrection: boolean
    id: Given
    isSecond: boolean
    kicker: Given
    lead: Given
    max: Given
    off: Given
    people: Given
    quietHours: boolean
    reason: Given
    registered: Given
    second: Given
    title: Given
  }
  'broadcasts/confirm': {
    agree: Given
    agrees: boolean
    final: Given
    heading: Given
    id: Given
    kicker: Given
    lead: Given
    people: Given
    quiet: Given
    quietHours: boolean
    schedules: boolean
    second: Given
    send: Given
    sendStyle: Given
    sends: boolean
    slot: Given
    title: Given
    to: Given
    warnings: readonly {
      text: Given
    }[]
  }
  'broadcasts/dropped': {
    kicker: Given
    post: Given
    slot: Given
    title: Given
    why: Given
  }
  'broadcasts/frame': {
    broadcastId: Given
    corrected: Given
    expired: Given
    firstContact: boolean
    privacy: Given
    remark: Given
    remarkStyle: Given
    sent: boolean
    test: boolean
  }
  'broadcasts/held': {
    color: Given
    heading: Given
    id: Given
    kicker: Given
    now: Given
    sends: boolean
    since: Given
    title: Given
    waiting: boolean
    why: Given
  }
  'broadcasts/list': {
    empty: boolean
    lines: readonly {
      line: Given
      people: Given
      title: Given
    }[]
  }
  'broadcasts/resend': {
    heading: Given
    id: Given
    kicker: Given
    people: Given
    risk: Given
    send: Given
    title: Given
  }
  'broadcasts/schedule': {
    agreed: Given
    date: Given
    error: Given
    id: Given
    people: Given
    refused: boolean
    send: Given
    slot: Given
    time: Given
    title: Given
    warned: boolean
    warnings: readonly {
      text: Given
    }[]
  }
  'broadcasts/second': {
    asksSites: boolean
    callsOff: boolean
    color: Given
    endable: boolean
    giveUp: Given
    heading: Given
    id: Given
    kicker: Given
    reason: Given
    sends: boolean
    takesBack: boolean
    targetId: Given
    text: Given
    title: Given
  }
  'broadcasts/take-back': {
    endsCorrection: boolean
    id: Given
    isEvent: boolean
    kicker: Given
    lead: Given
    people: Given
    quiet: Given
    quietHours: boolean
    remove: Given
    removes: boolean
    resent: Given
    second: Given
    title: Given
    wasResent: boolean
  }
  'broadcasts/why': {
    answers: Given
    because: Given
    mayLeave: boolean
    mayRejoin: boolean
    optional: Given
    sender: Given
  }
  'calls/arrived': {
    empty: boolean
    kicker: Given
    lines: readonly {
      line: Given
      title: Given
    }[]
    more: Given
    said: Given
    title: Given
  }
  'calls/asked': {
    came: readonly {
      text: Given
    }[]
    color: Given
    from: Given
    id: Given
    kicker: Given
    max: Given
    mayAnswer: boolean
    mayPass: boolean
    mayUndo: boolean
    note: Given
    noteStyle: Given
    sections: Given
    text: Given
    title: Given
    until: Given
  }
  'calls/board': {
    bar: Given
    color: Given
    doubtful: Given
    extend: Given
    id: Given
    kicker: Given
    lines: readonly {
      heading: Given
      names: Given
    }[]
    nobody: Given
    notes: readonly {
      text: Given
    }[]
    nudge: Given
    nudged: Given
    open: boolean
    reopened: Given
    repeat: Given
    said: Given
    some: boolean
    title: Given
    to: Given
    until: Given
  }
  'calls/close': {
    close: Given
    id: Given
    kicker: Given
    lead: Given
    silent: Given
    title: Given
    waiting: Given
  }
  'calls/extend': {
    id: Given
    kicker: Given
    now: Given
    reopens: Given
    title: Given
    value: {
      closes: Given
      closesTime: Given
    }
  }
  'calls/form': {
    agreed: Given
    departments: readonly {
      title: Given
      value: Given
    }[]
    editionId: Given
    feeds: Given
    heading: Given
    id: Given
    limits: {
      text: Given
      title: Given
    }
    recurrences: readonly {
      title: Given
      value: Given
    }[]
    sections: readonly {
      title: Given
      value: Given
    }[]
    seen: Given
    send: Given
    value: {
      closes: Given
      closesTime: Given
      departments: Given
      opens: Given
      opensTime: Given
      recurrence: Given
      sections: Given
      text: Given
      title: Given
    }
    warning: Given
  }
  'calls/list': {
    empty: boolean
    later: boolean
    lines: readonly {
      color: Given
      id: Given
      line: Given
      state: Given
      title: Given
    }[]
    more: Given
    next: Given
  }
  'calls/mine': {
    empty: boolean
    later: boolean
    lines: readonly {
      color: Given
      id: Given
      line: Given
      state: Given
      title: Given
    }[]
    more: Given
    next: Given
  }
  'calls/planned': {
    color: Given
    id: Given
    kicker: Given
    nobody: Given
    planned: boolean
    recurrence: Given
    sections: Given
    state: Given
    text: Given
    title: Given
    to: Given
    when: Given
  }
  'calls/question': {
    color: Given
    id: Given
    kicker: Given
    last: Given
    planned: boolean
    state: Given
    title: Given
    to: Given
    unconfirmed: boolean
    when: Given
  }
  'calls/reminder': {
    color: Given
    due: Given
    kicker: Given
    lines: readonly {
      department: Given
      id: Given
      state: Given
      waits: boolean
    }[]
    more: Given
    note: Given
    title: Given
    until: Given
  }
  'calls/tally': {
    closed: Given
    id: Given
    kicker: Given
    late: Given
    said: Given
    sections: readonly {
      title: Given
      value: Given
    }[]
    silent: Given
    some: boolean
    title: Given
  }
  'campaigns/add': {
    heading: Given
    id: Given
    kicker: Given
    none: Given
    posts: readonly {
      title: Given
      value: Given
    }[]
    warning: Given
  }
  'campaigns/campaign': {
    account: Given
    aim: Given
    empty: boolean
    facts: Given
    figures: Given
    id: Given
    kicker: Given
    lacking: Given
    later: boolean
    lines: readonly {
      editable: boolean
      id: Given
      lacks: Given
      reference: Given
      releases: readonly {
        text: Given
      }[]
      title: Given
    }[]
    next: Given
    open: boolean
    others: Given
    said: Given
    title: Given
    tooMany: Given
    without: Given
  }
  'campaigns/choose': {
    campaigns: readonly {
      title: Given
      value: Given
    }[]
    id: Given
    kicker: Given
    none: Given
    said: Given
    saidStyle: Given
    title: Given
    value: Given
  }
  'campaigns/close': {
    figures: Given
    heading: Given
    id: Given
    kicker: Given
    n: Given
    style: Given
    tooMany: Given
    unsent: Given
    without: Given
  }
  'campaigns/form': {
    channels: readonly {
      title: Given
      value: Given
    }[]
    departments: readonly {
      title: Given
      value: Given
    }[]
    heading: Given
    id: Given
    limits: {
      aim: Given
      title: Given
    }
    owners: readonly {
      title: Given
      value: Given
    }[]
    seen: Given
    send: Given
    value: {
      aim: Given
      channels: Given
      departments: Given
      from: Given
      owner: Given
      title: Given
      to: Given
    }
    warning: Given
  }
  'campaigns/list': {
    empty: boolean
    lines: readonly {
      color: Given
      id: Given
      lacking: Given
      line: Given
      posts: Given
      state: Given
      title: Given
    }[]
    more: boolean
  }
  'capabilities/list': {
    lines: readonly {
      does: Given
      id: Given
      name: Given
      on: boolean
      state: Given
    }[]
  }
  'capabilities/off': {
    becomes: Given
    heading: Given
    id: Given
    runs: Given
  }
  'charter/charter': {
    changed: Given
    colours: readonly {
      color: Given
      name: Given
      on: Given
      use: Given
    }[]
    edits: boolean
    logos: readonly {
      allowed: boolean
      logo: Given
      text: Given
    }[]
    pairs: readonly {
      text: Given
    }[]
    said: Given
    saidStyle: Given
    words: readonly {
      text: Given
    }[]
  }
  'charter/form': {
    most: Given
    seen: Given
    since: boolean
    value: {
      colours: Given
      pairs: Given
      words: Given
    }
  }
  'circuits/circuit': {
    active: boolean
    canAdd: boolean
    changed: Given
    id: Given
    idle: boolean
    name: Given
    next: Given
    past: readonly {
      text: Given
    }[]
    ready: boolean
    said: Given
    saidStyle: Given
    scope: Given
    seen: Given
    state: Given
    steps: readonly {
      later: boolean
      step: Given
      terms: Given
      title: Given
      vouches: Given
      who: Given
    }[]
    warned: boolean
    warning: Given
  }
  'circuits/list': {
    canAdd: boolean
    lines: readonly {
      active: boolean
      changed: Given
      id: Given
      idle: boolean
      scope: Given
      state: Given
      steps: Given
      title: Given
      warned: boolean
      warning: Given
    }[]
  }
  'circuits/scope': {
    departments: readonly {
      title: Given
      value: Given
    }[]
    error: {
      card: Given
    }
    fresh: boolean
    heading: Given
    id: Given
    kinds: readonly {
      title: Given
      value: Given
    }[]
    known: boolean
    max: Given
    reaches: readonly {
      title: Given
      value: Given
    }[]
    sections: readonly {
      title: Given
      value: Given
    }[]
    seen: Given
    value: {
      departments: Given
      kinds: Given
      name: Given
      reach: Given
      sections: Given
    }
  }
  'circuits/step': {
    error: {
      card: Given
    }
    facets: readonly {
      title: Given
      value: Given
    }[]
    heading: Given
    id: Given
    max: Given
    of: Given
    quorums: readonly {
      title: Given
      value: Given
    }[]
    removable: boolean
    rules: readonly {
      title: Given
      value: Given
    }[]
    seen: Given
    step: Given
    value: {
      count: Given
      days: Given
      facets: Given
      fallback: Given
      groups: Given
      name: Given
      people: Given
      quorum: Given
      rules: Given
    }
  }
  'delegations/form': {
    circuits: readonly {
      title: Given
      value: Given
    }[]
    comms: boolean
    departments: readonly {
      title: Given
      value: Given
    }[]
    value: {
      circuits: Given
      departments: Given
      from: Given
      reason: Given
      since: Given
      to: Given
      until: Given
    }
  }
  'delegations/lent': {
    color: Given
    heading: Given
    id: Given
    mayEnd: boolean
    open: boolean
    reason: Given
    scope: Given
    when: Given
  }
  'delegations/list': {
    empty: boolean
    lines: readonly {
      id: Given
      mayEnd: boolean
      scope: Given
      when: Given
      who: Given
      why: Given
    }[]
    unseen: Given
  }
  'delegations/offer': {
    accept: Given
    acceptable: boolean
    asked: boolean
    delegationId: Given
    heading: Given
    lent: boolean
    other: Given
    since: Given
    text: Given
  }
  'events/answering': {
    heading: Given
    what: Given
  }
  'events/assistant': {
    color: Given
    ends: boolean
    heading: Given
    how: Given
    leaves: boolean
    person: Given
    told: Given
  }
  'events/assistants': {
    mayName: boolean
    named: readonly {
      name: Given
      person: Given
      since: Given
    }[]
    principals: readonly {
      how: Given
      name: Given
      person: Given
    }[]
    typed: Given
  }
  'events/attendance': {
    after: Given
    before: Given
    figures: readonly {
      title: Given
      value: Given
    }[]
    how: Given
    kicker: Given
    page: Given
    pageText: Given
    people: readonly {
      title: Given
      value: Given
    }[]
    postId: Given
    ticked: Given
    title: Given
    when: Given
    word: Given
  }
  'events/attestation': {
    address: Given
    facts: readonly {
      title: Given
      value: Given
    }[]
    title: Given
    until: Given
  }
  'events/beside': {
    beside: readonly {
      text: Given
    }[]
    calendar: Given
    calendarTitle: Given
    color: Given
    crowded: boolean
    doubts: boolean
    facts: readonly {
      title: Given
      value: Given
    }[]
    headings: readonly {
      text: Given
    }[]
    joins: boolean
    leaves: boolean
    postId: Given
    status: Given
    statusColor: Given
    title: Given
    told: boolean
  }
  'events/organiser': {
    heading: Given
    postId: Given
    title: Given
    when: Given
  }
  'events/organisers': {
    always: Given
    named: readonly {
      name: Given
      person: Given
    }[]
    postId: Given
    title: Given
    to: Given
  }
  'events/participants': {
    asksComms: Given
    at: Given
    attends: boolean
    callsOff: Given
    exportable: boolean
    figures: readonly {
      title: Given
      value: Given
    }[]
    kicker: Given
    mayName: boolean
    organisers: Given
    parts: readonly {
      after: Given
      before: Given
      button: Given
      id: Given
      pageText: Given
      part: Given
      people: readonly {
        name: Given
        replies: Given
        status: Given
        takeOut: Given
        takesOut: Given
      }[]
      text: Given
      turns: Given
    }[]
    postId: Given
    postpones: boolean
    preparing: boolean
    purged: Given
    questions: readonly {
      ask: Given
      of: Given
      text: Given
    }[]
    sessions: readonly {
      name: Given
      text: Given
    }[]
    state: Given
    title: Given
    url: Given
    warns: boolean
    when: Given
    written: Given
  }
  'events/status': {
    beside: readonly {
      text: Given
    }[]
    calendar: Given
    color: Given
    line: Given
  }
  'events/thanks': {
    asks: boolean
    attests: boolean
    heading: Given
    mark: Given
    marks: readonly {
      title: Given
      value: Given
    }[]
    postId: Given
    said: Given
    send: Given
    title: Given
    when: Given
  }
  'events/warn': {
    askId: Given
    max: Given
    others: readonly {
      title: Given
      value: Given
    }[]
    postId: Given
    session: Given
    sessions: readonly {
      title: Given
      value: Given
    }[]
    text: Given
    ticked: Given
    title: Given
    to: Given
    urgent: Given
    urgentTitle: Given
  }
  'events/warned': {
    kicker: Given
    text: Given
    title: Given
  }
  'figures/figures': {
    beside: Given
    chart: Given
    chartAlt: Given
    chartTitle: Given
    facts: readonly {
      title: Given
      value: Given
    }[]
    heading: Given
    page: Given
    period: Given
    previous: Given
    running: Given
    silent: Given
    silentTitle: Given
  }
  'figures/workbook': {
    file: Given
    heading: Given
    state: Given
  }
  'initiatives/form': {
    as: Given
    asked: Given
    call: Given
    callDepartmentId: Given
    carried: readonly {
      input: Given
      value: Given
    }[]
    files: Given
    folded: boolean
    initiativeId: Given
    lead: Given
    limits: {
      shortMax: Given
      textMax: Given
      titleMax: Given
    }
    more: Given
    near: Given
    noteId: Given
    questions: readonly {
      choices: readonly {
        title: Given
        value: Given
      }[]
      input: Given
      isChoice: boolean
      isDate: boolean
      isNumber: boolean
      isText: boolean
      label: Given
      max: Given
      value: Given
    }[]
    sections: readonly {
      title: Given
      value: Given
    }[]
    source: {
      id: Given
      line: Given
      link: Given
    }
    value: {
      credited: Given
      date: Given
      forWhom: Given
      onBehalfOf: Given
      place: Given
      section: Given
      text: Given
      title: Given
    }
  }
  'initiatives/mine': {
    empty: boolean
    lines: readonly {
      asked: boolean
      color: Given
      hint: Given
      reference: Given
      state: Given
      steps: readonly {
        text: Given
      }[]
      title: Given
    }[]
    others: boolean
  }
  'initiatives/near': {
    asked: Given
    callDepartmentId: Given
    count: Given
    initiativeId: Given
    lines: readonly {
      color: Given
      state: Given
      title: Given
      whose: Given
    }[]
    noteId: Given
    sourceId: Given
    sourceLink: Given
  }
  'initiatives/outcome': {
    by: Given
    color: Given
    heading: Given
    kicker: Given
    last: Given
    next: Given
    reason: Given
    title: Given
  }
  'initiatives/photo-hint': {
    limits: Given
    text: Given
  }
  'initiatives/question': {
    answer: Given
    answered: boolean
    by: Given
    heading: Given
    id: Given
    index: Given
    kicker: Given
    question: Given
    waiting: boolean
  }
  'initiatives/quoted': {
    by: Given
    color: Given
    kicker: Given
    state: Given
    text: Given
    title: Given
  }
  'initiatives/receipt': {
    askedId: Given
    color: Given
    credit: Given
    facts: readonly {
      title: Given
      value: Given
    }[]
    files: Given
    id: Given
    kicker: Given
    limits: Given
    named: Given
    now: Given
    open: boolean
    photoAsked: boolean
    source: Given
    state: Given
    text: Given
    title: Given
  }
  'initiatives/which': {
    choices: readonly {
      fileKey: Given
      id: Given
      label: Given
      title: Given
    }[]
  }
  'journal/head': {
    full: Given
    heading: Given
    line: Given
    verify: Given
  }
  'journal/heads': Given
  'journal/history': {
    before: Given
    campaign: Given
    days: readonly {
      day: Given
      lines: readonly {
        text: Given
        time: Given
      }[]
    }[]
    empty: boolean
    kicker: Given
    newest: boolean
    older: boolean
    reference: Given
    title: Given
  }
  'newspapers/date': {
    id: Given
    kicker: Given
    value: Given
  }
  'newspapers/edition': {
    add: Given
    calls: readonly {
      detach: Given
      id: Given
      text: Given
    }[]
    candidates: Given
    closes: Given
    closesColor: Given
    color: Given
    corrected: readonly {
      id: Given
      text: Given
    }[]
    editorial: Given
    errata: readonly {
      id: Given
      text: Given
    }[]
    faults: readonly {
      text: Given
    }[]
    figures: Given
    id: Given
    items: readonly {
      title: Given
      value: Given
    }[]
    kicker: Given
    mailFile: Given
    mailSure: Given
    mailing: Given
    missing: Given
    missingColor: Given
    notes: readonly {
      text: Given
    }[]
    open: boolean
    otherErrata: Given
    others: Given
    over: boolean
    placed: boolean
    preview: Given
    previewPdf: Given
    printed: Given
    published: Given
    publishedPdf: Given
    reads: Given
    remarks: readonly {
      text: Given
    }[]
    resend: Given
    retract: Given
    retracting: Given
    revision: Given
    said: Given
    saidStyle: Given
    sections: readonly {
      color: Given
      lines: readonly {
        color: Given
        state: Given
        title: Given
      }[]
      name: Given
      signs: Given
    }[]
    sendable: boolean
    state: Given
    submitted: boolean
    title: Given
  }
  'newspapers/editorial': {
    id: Given
    kicker: Given
    limits: {
      text: Given
      title: Given
    }
    seen: Given
    theirs: Given
    value: {
      signature: Given
      text: Given
      title: Given
    }
    warning: Given
  }
  'newspapers/erratum': {
    id: Given
    kicker: Given
    max: Given
    value: Given
  }
  'newspapers/form': {
    departments: readonly {
      title: Given
      value: Given
    }[]
    directors: Given
    heading: Given
    headingsHint: Given
    id: Given
    known: Given
    limits: {
      name: Given
    }
    others: Given
    rhythms: readonly {
      title: Given
      value: Given
    }[]
    running: boolean
    seen: Given
    send: Given
    value: {
      accent: Given
      closesBefore: Given
      code: Given
      departments: Given
      director: Given
      everyone: Given
      headings: Given
      mailTo: Given
      main: Given
      mention: Given
      name: Given
      rhythm: Given
      tagline: Given
    }
    warning: Given
  }
  'newspapers/line': {
    alone: boolean
    color: Given
    first: boolean
    headings: readonly {
      title: Given
      value: Given
    }[]
    id: Given
    itemId: Given
    kicker: Given
    last: boolean
    piece: boolean
    place: Given
    reference: Given
    state: Given
    title: Given
    value: {
      heading: Given
    }
  }
  'newspapers/list': {
    empty: boolean
    lines: readonly {
      color: Given
      id: Given
      line: Given
      open: boolean
      state: Given
      title: Given
    }[]
  }
  'newspapers/masthead': {
    alt: Given
    color: Given
    id: Given
    kicker: Given
    limits: {
      alt: Given
    }
    state: Given
    there: boolean
    url: Given
    value: {
      alt: Given
    }
  }
  'newspapers/piece': {
    fresh: boolean
    headings: readonly {
      title: Given
      value: Given
    }[]
    hint: Given
    id: Given
    itemId: Given
    kicker: Given
    limits: {
      alt: Given
      text: Given
      title: Given
    }
    newHeading: Given
    pictures: readonly {
      alt: Given
      color: Given
      consent: Given
      id: Given
      label: Given
      remove: Given
      removeLabel: Given
      value: Given
    }[]
    pieces: readonly {
      title: Given
      value: Given
    }[]
    value: {
      heading: Given
      piece: Given
      text: Given
      title: Given
    }
  }
  'perimeters/list': {
    choices: readonly {
      title: Given
      value: Given
    }[]
    departments: Given
    empty: boolean
    error: Given
    everyone: Given
    group: Given
    groups: Given
    lines: readonly {
      audience: Given
      changed: Given
      group: Given
      id: Given
    }[]
    refused: boolean
  }
  'personal/erasure': {
    color: Given
    confirmTitle: Given
    confirms: boolean
    facts: readonly {
      title: Given
      value: Given
    }[]
    givesUp: boolean
    heading: Given
    id: Given
    lines: readonly {
      text: Given
    }[]
    notes: readonly {
      text: Given
    }[]
    state: Given
  }
  'personal/form': {
    asked: Given
    isOfficer: boolean
    names: Given
    outside: Given
    who: Given
  }
  'personal/list': {
    erasures: readonly {
      id: Given
      name: Given
      state: Given
    }[]
  }
  'personal/mine': {
    file: Given
    heading: Given
    isAgain: boolean
    isOwn: boolean
    officers: Given
    state: Given
  }
  'personal/written': {
    erases: boolean
    goes: readonly {
      text: Given
    }[]
    heading: Given
    stays: readonly {
      text: Given
    }[]
  }
  'pictures/asked': {
    agreementId: Given
    alt: Given
    answers: boolean
    askedAt: Given
    beside: boolean
    color: Given
    ends: boolean
    facts: readonly {
      title: Given
      value: Given
    }[]
    heading: Given
    id: Given
    internal: boolean
    kicker: Given
    lead: Given
    note: Given
    url: Given
    watch: Given
  }
  'pictures/consent': {
    answer: Given
    answers: readonly {
      ids: Given
      submit: Given
      title: Given
      verb: Given
    }[]
    asked: boolean
    by: Given
    color: Given
    dialog: boolean
    editionId: Given
    hints: boolean
    initiativeId: Given
    itemId: Given
    kicker: Given
    newspaperId: Given
    note: Given
    opens: boolean
    pictureId: Given
    postId: Given
    question: Given
    said: boolean
    specifies: boolean
    text: Given
  }
  'pictures/list': {
    after: Given
    before: Given
    count: Given
    lines: readonly {
      alt: Given
      color: Given
      id: Given
      line: Given
      name: Given
      state: Given
      url: Given
    }[]
    sections: readonly {
      title: Given
      value: Given
    }[]
    states: readonly {
      title: Given
      value: Given
    }[]
    value: {
      query: Given
      section: Given
      state: Given
    }
  }
  'pictures/lost': {
    color: Given
    kicker: Given
    lines: readonly {
      text: Given
    }[]
    next: Given
    opens: boolean
    postId: Given
    state: Given
    title: Given
  }
  'pictures/media': {
    after: Given
    alt: Given
    asked: Given
    before: Given
    color: Given
    counted: Given
    decides: boolean
    declared: Given
    id: Given
    kicker: Given
    lists: boolean
    marks: readonly {
      on: Given
      setting: Given
      title: Given
    }[]
    nobody: Given
    people: readonly {
      color: Given
      ends: boolean
      files: boolean
      id: Given
      lacks: readonly {
        text: Given
      }[]
      name: Given
      proof: Given
      state: Given
      toggle: Given
      unasks: boolean
      uses: Given
    }[]
    places: readonly {
      text: Given
    }[]
    rules: Given
    start: Given
    state: Given
    title: Given
    url: Given
    watch: Given
    why: Given
  }
  'pictures/mine': {
    after: Given
    before: Given
    lines: readonly {
      agreementId: Given
      alt: Given
      color: Given
      id: Given
      name: Given
      state: Given
      url: Given
      uses: Given
    }[]
  }
  'pictures/signed': {
    choices: readonly {
      agreementId: Given
      line: Given
      mediaId: Given
      name: Given
      signer: Given
      title: Given
    }[]
    fileKey: Given
    kicker: Given
    text: Given
  }
  'pictures/silent': {
    color: Given
    heading: Given
    id: Given
    kicker: Given
    next: Given
    text: Given
  }
  'pictures/specify': {
    agent: boolean
    asked: Given
    child: boolean
    chooses: boolean
    heading: Given
    id: Given
    kicker: Given
    lead: Given
    marks: readonly {
      on: Given
      setting: Given
      title: Given
    }[]
    most: Given
    nameLabel: Given
    outsider: boolean
    send: Given
    uses: readonly {
      title: Given
      value: Given
    }[]
    value: {
      parentOne: Given
      parentTwo: Given
      personName: Given
      proof: Given
      until: Given
      uses: Given
    }
    who: Given
  }
  'pictures/withdrawal': {
    color: Given
    done: readonly {
      text: Given
    }[]
    heading: Given
    isDone: boolean
    kicker: Given
    more: Given
    name: Given
    tasks: readonly {
      key: Given
      text: Given
    }[]
    waiting: readonly {
      text: Given
    }[]
    withdrawalId: Given
  }
  'placements/directory': {
    departmentLines: readonly {
      line: Given
    }[]
    departments: Given
    departmentsMore: Given
    held: Given
    heldLines: readonly {
      line: Given
    }[]
    heldMore: Given
    over: Given
    work: Given
    workLines: readonly {
      campaignId: Given
      line: Given
      title: Given
    }[]
    workMore: Given
  }
  'placements/doubts': {
    calls: readonly {
      id: Given
      title: Given
    }[]
    color: Given
    lines: readonly {
      key: Given
      line: Given
      since: Given
    }[]
    more: boolean
    open: boolean
    others: Given
    state: Given
  }
  'placements/holder': {
    lines: readonly {
      line: Given
      title: Given
    }[]
  }
  'placements/replaced': {
    kicker: Given
    title: Given
    where: Given
  }
  'posts/editor': {
    aside: readonly {
      color: Given
      consent: Given
      drop: Given
      id: Given
      label: Given
    }[]
    asked: Given
    boxes: readonly {
      choices: Given
      id: Given
      label: Given
      value: Given
    }[]
    broadcastId: Given
    conflict: boolean
    correcting: boolean
    corrects: Given
    count: readonly {
      text: Given
    }[]
    dataset: Given
    eventOpen: boolean
    faults: readonly {
      name: Given
      section: Given
      text: Given
    }[]
    faultsTitle: Given
    figures: readonly {
      input: Given
      label: Given
      value: Given
    }[]
    found: Given
    free: boolean
    guestsOffered: Given
    heads: {
      audience: {
        mark: Given
        open: boolean
        press: Given
        says: Given
        title: Given
      }
      options: {
        mark: Given
        open: boolean
        press: Given
        says: Given
        title: Given
      }
      text: {
        mark: Given
        open: boolean
        press: Given
        says: Given
        title: Given
      }
    }
    keeps: Given
    kept: boolean
    kicker: Given
    kinds: Given
    limits: {
      descriptionMax: Given
      linesMax: Given
      placeMax: Given
      postBodyMax: Given
      postTitleMax: Given
      sourceMax: Given
      sourcesMax: Given
      summaryMax: Given
    }
    linkOpen: boolean
    locales: Given
    meanwhile: readonly {
      label: Given
      text: Given
      who: Given
    }[]
    meanwhileTitle: Given
    noPublicUrl: boolean
    now: Given
    offered: Given
    organisersPicked: Given
    organising: Given
    others: Given
    othersOpen: boolean
    otherwise: boolean
    passing: Given
    pickedPeople: Given
    pictures: readonly {
      alt: Given
      color: Given
      consent: Given
      description: Given
      descriptionLabel: Given
      descriptionValue: Given
      id: Given
      isDescribed: boolean
      kind: Given
      kindLabel: Given
      kindValue: Given
      kinds: Given
      label: Given
      remove: Given
      removeLabel: Given
      value: Given
    }[]
    places: Given
    postId: Given
    postponed: Given
    remarks: readonly {
      text: Given
    }[]
    revision: Given
    sections: Given
    slotOpen: boolean
    sources: Given
    summaryCount: Given
    takesMore: boolean
    takesSources: boolean
    talk: Given
    touchable: Given
    touched: Given
    unchanged: boolean
    unchangedText: Given
    validHint: Given
    value: {
      addAddresses: Given
      addOrganisers: Given
      addPeople: Given
      addTo: Given
      body: Given
      capacity: Given
      closesOn: Given
      date: Given
      ends: Given
      everyone: Given
      found: Given
      groupSearch: Given
      guests: Given
      keepAudience: Given
      kind: Given
      linkTitle: Given
      linkUrl: Given
      locale: Given
      mandatory: Given
      organiserAddresses: Given
      place: Given
      questions: Given
      section: Given
      sessions: Given
      slotDate: Given
      slotTime: Given
      summary: Given
      time: Given
      title: Given
      touches: Given
      validUntil: Given
    }
    videos: readonly {
      color: Given
      consent: Given
      id: Given
      line: Given
      title: Given
      titleMost: Given
      transcript: Given
      transcriptMost: Given
      untold: Given
    }[]
    voids: boolean
  }
  'posts/list': {
    cut: boolean
    empty: boolean
    lines: readonly {
      campaign: Given
      cancel: Given
      cancellable: boolean
      color: Given
      editable: boolean
      id: Given
      line: Given
      lost: boolean
      slot: Given
      state: Given
      step: Given
      sure: Given
      title: Given
      unreached: Given
      waiting: Given
      waits: boolean
      yes: Given
    }[]
    more: Given
  }
  'posts/postpone': {
    closesOn: Given
    date: Given
    ends: Given
    hasSessions: boolean
    known: Given
    max: Given
    postId: Given
    reason: Given
    revision: Given
    then: Given
    time: Given
    title: Given
    voids: boolean
  }
  'posts/preview': {
    broadcastId: Given
    card: boolean
    dialog: boolean
    filled: boolean
    noSummary: boolean
    postId: Given
    remarks: readonly {
      text: Given
    }[]
    sealed: Given
    summary: Given
    testable: boolean
  }
  'posts/sealed': {
    answerable: boolean
    before: Given
    capacity: Given
    choices: readonly {
      ask: Given
      id: Given
      options: readonly {
        title: Given
        value: Given
      }[]
    }[]
    closes: Given
    credit: Given
    first: readonly {
      alt: Given
      url: Given
    }[]
    guests: readonly {
      title: Given
      value: Given
    }[]
    how: Given
    isEvent: boolean
    links: readonly {
      title: Given
      url: Given
    }[]
    numbers: readonly {
      ask: Given
      id: Given
    }[]
    only: Given
    others: readonly {
      alt: Given
      url: Given
    }[]
    paragraphs: readonly {
      text: Given
    }[]
    postId: Given
    reason: Given
    section: Given
    sessions: readonly {
      title: Given
      value: Given
    }[]
    texts: readonly {
      ask: Given
      id: Given
    }[]
    title: Given
    told: readonly {
      text: Given
    }[]
    videos: readonly {
      element: Given
      line: Given
      transcript: Given
      url: Given
    }[]
    when: Given
    where: Given
  }
  'posts/start': {
    broadcastId: Given
    heading: Given
    hint: Given
    isNew: boolean
    postId: Given
    title: Given
  }
  'register/card': {
    assessment: Given
    assessmentPage: Given
    register: Given
    registerPage: Given
    state: Given
  }
  'relays/ask': {
    heading: Given
    id: Given
    kicker: Given
    lead: Given
    nobody: Given
    people: Given
    second: Given
    send: Given
    sends: boolean
    sites: Given
    title: Given
    to: Given
    unsure: Given
  }
  'relays/board': {
    groups: readonly {
      color: Given
      lines: readonly {
        text: Given
      }[]
      name: Given
    }[]
    heading: Given
    id: Given
    kicker: Given
    title: Given
  }
  'relays/mine': {
    empty: boolean
    lines: readonly {
      color: Given
      id: Given
      line: Given
      state: Given
      title: Given
    }[]
  }
  'relays/site': {
    a3: Given
    a4: Given
    color: Given
    copy: Given
    downTitle: Given
    heading: Given
    id: Given
    kicker: Given
    max: Given
    mayPost: boolean
    mayRefuse: boolean
    mayTakeDown: boolean
    mayTell: boolean
    note: Given
    noteStyle: Given
    open: Given
    postTitle: Given
    poster: Given
    sealed: Given
    title: Given
    until: Given
    without: Given
  }
  'releases/asks': {
    channel: Given
    color: Given
    heading: Given
    kicker: Given
    postId: Given
    since: Given
    title: Given
    waiting: boolean
    why: Given
  }
  'releases/copy': {
    again: boolean
    at: Given
    channel: Given
    color: Given
    declare: Given
    declares: boolean
    kicker: Given
    pictureNote: Given
    pictures: readonly {
      alt: Given
      color: Given
      file: Given
      image: Given
      input: Given
      label: Given
      note: Given
      open: Given
    }[]
    place: Given
    postId: Given
    said: Given
    shows: boolean
    state: Given
    title: Given
    tone: Given
    undeclares: boolean
    video: Given
    videoFile: Given
    words: Given
  }
  'releases/release': {
    acts: readonly {
      act: Given
      channel: Given
      postId: Given
      title: Given
      version: Given
    }[]
    asksLink: boolean
    asksTime: boolean
    channel: Given
    color: Given
    copies: boolean
    date: Given
    heading: Given
    kicker: Given
    link: Given
    notes: readonly {
      text: Given
    }[]
    postId: Given
    said: Given
    state: Given
    text: Given
    time: Given
    tone: Given
    typed: readonly {
      act: Given
      channel: Given
      postId: Given
      title: Given
      version: Given
    }[]
  }
  'releases/releases': {
    heading: Given
    kicker: Given
    releases: readonly {
      channel: Given
      color: Given
      decidable: boolean
      id: Given
      more: Given
      notes: readonly {
        text: Given
      }[]
      postId: Given
      see: Given
      state: Given
      url: Given
    }[]
    said: Given
    tone: Given
  }
  'releases/replies': {
    channels: readonly {
      channel: Given
      replies: readonly {
        author: Given
        see: Given
        text: Given
        url: Given
        when: Given
      }[]
    }[]
    heading: Given
    kicker: Given
    more: Given
    none: Given
    unread: Given
  }
  'releases/trouble': {
    channel: Given
    color: Given
    frees: boolean
    heading: Given
    text: Given
    waiting: Given
  }
  'replies/answer': {
    id: Given
    max: Given
    text: Given
    to: Given
    typed: Given
  }
  'replies/forwarded': {
    before: Given
    cut: Given
    empty: Given
    next: Given
    notes: readonly {
      after: Given
      answers: readonly {
        answer: Given
        by: Given
      }[]
      by: Given
      files: Given
      left: Given
      text: Given
      unanswered: boolean
    }[]
  }
  'replies/held': {
    admin: boolean
    because: Given
    sure: boolean
  }
  'replies/help': {
    comms: boolean
    commsRows: readonly {
      buttons: readonly {
        label: Given
        word: Given
      }[]
    }[]
    events: Given
    heading: Given
    intro: Given
    privacy: Given
    rows: readonly {
      buttons: readonly {
        label: Given
        word: Given
      }[]
    }[]
    typed: Given
  }
  'replies/kept': {
    done: boolean
    files: Given
    id: Given
    isMeant: boolean
    kept: boolean
    meant: Given
    meantTitle: Given
    shortened: boolean
    state: Given
    text: Given
  }
  'replies/note': {
    after: Given
    answers: readonly {
      answer: Given
      by: Given
    }[]
    files: Given
    heading: Given
    id: Given
    kicker: Given
    text: Given
  }
  'replies/notice': {
    buttons: readonly {
      ids: Given
      submit: Given
      title: Given
      verb: Given
    }[]
    color: Given
    dialogs: readonly {
      submit: Given
      title: Given
    }[]
    style: Given
    text: Given
  }
  'replies/pilot': Given
  'replies/refused': {
    kept: Given
    text: Given
    typed: readonly {
      id: Given
      label: Given
      value: Given
    }[]
  }
  'replies/reply': {
    answer: Given
    heading: Given
    text: Given
    yours: Given
  }
  'replies/which': {
    choices: readonly {
      ids: Given
      label: Given
      submit: Given
      title: Given
      verb: Given
    }[]
  }
  'retention/archive': {
    decided: Given
    fileUrl: Given
    gone: Given
    heading: Given
    id: Given
    lead: Given
    lines: readonly {
      between: Given
      text: Given
    }[]
    lying: Given
    more: Given
    open: Given
    parcel: Given
    parcelUrl: Given
    waits: boolean
  }
  'retention/list': {
    archives: Given
    choices: readonly {
      title: Given
      value: Given
    }[]
    first: Given
    lines: readonly {
      kept: Given
      name: Given
    }[]
    maySuspend: boolean
    proposals: readonly {
      by: Given
      change: Given
      confirm: Given
      decline: Given
      due: Given
      id: Given
      mayConfirm: boolean
      mayDecline: boolean
      seen: Given
    }[]
    said: Given
    suspensions: readonly {
      held: Given
      id: Given
      lift: Given
      mayLift: boolean
      review: Given
    }[]
  }
  'retention/proposal': {
    change: Given
    color: Given
    heading: Given
    state: Given
  }
  'retention/rule': {
    archive: boolean
    bases: readonly {
      title: Given
      value: Given
    }[]
    basis: Given
    basisText: Given
    days: Given
    daysLabel: Given
    error: {
      card: Given
    }
    figures: boolean
    hasDays: boolean
    id: Given
    kept: Given
    mayPropose: boolean
    name: Given
    purposeText: Given
    recipientsText: Given
    seen: Given
    textMax: Given
    value: {
      purpose: Given
      recipients: Given
    }
  }
  'retention/suspend': {
    back: Given
    choices: Given
    max: Given
    value: {
      of: Given
      reason: Given
      reviewOn: Given
    }
  }
  'sections/field': {
    error: {
      card: Given
    }
    fieldId: Given
    heading: Given
    id: Given
    kicker: Given
    kinds: readonly {
      title: Given
      value: Given
    }[]
    known: boolean
    limits: {
      choicesMax: Given
      fieldLabelMax: Given
    }
    seen: Given
    value: {
      choices: Given
      kind: Given
      label: Given
      required: Given
    }
  }
  'sections/list': {
    canAdd: boolean
    column: Given
    columnColor: Given
    lines: readonly {
      about: Given
      id: Given
      title: Given
    }[]
    max: Given
    name: Given
    said: Given
    saidStyle: Given
  }
  'sections/section': {
    canAsk: boolean
    heading: Given
    id: Given
    kicker: Given
    later: boolean
    max: Given
    name: Given
    open: boolean
    questions: readonly {
      about: Given
      fieldId: Given
      label: Given
    }[]
    retired: boolean
    said: Given
    saidStyle: Given
    seen: Given
  }
  'sectors/channel-lost': {
    color: Given
    heading: Given
    id: Given
    lost: boolean
    seen: Given
    text: Given
    todo: Given
  }
  'sectors/end': {
    cards: Given
    heading: Given
    id: Given
    people: Given
    scope: Given
    seen: Given
    waiting: Given
  }
  'sectors/form': {
    departments: readonly {
      title: Given
      value: Given
    }[]
    error: {
      card: Given
    }
    heading: Given
    id: Given
    max: Given
    sections: readonly {
      title: Given
      value: Given
    }[]
    seen: Given
    value: {
      departments: Given
      deputies: Given
      name: Given
      referents: Given
      sections: Given
    }
  }
  'sectors/list': {
    admin: boolean
    canAdd: boolean
    empty: boolean
    lines: readonly {
      changed: Given
      channel: Given
      id: Given
      lost: boolean
      own: boolean
      people: Given
      scope: Given
      seen: Given
      title: Given
    }[]
    said: Given
  }
  'triage/answer': {
    answer: Given
    asked: Given
    heading: Given
    kicker: Given
    question: Given
  }
  'triage/ask': {
    id: Given
    max: Given
    question: Given
    title: Given
    to: Given
  }
  'triage/decline': {
    choice: Given
    id: Given
    max: Given
    reason: Given
    reasons: readonly {
      title: Given
      value: Given
    }[]
    title: Given
    to: Given
  }
  'triage/inbox': {
    all: Given
    asked: boolean
    by: Given
    color: Given
    delay: Given
    doubles: Given
    facts: readonly {
      title: Given
      value: Given
    }[]
    files: Given
    free: boolean
    id: Given
    kicker: Given
    long: boolean
    open: boolean
    postId: Given
    questions: readonly {
      answer: Given
      answered: boolean
      asked: Given
      question: Given
    }[]
    reason: Given
    sector: Given
    source: Given
    state: Given
    text: Given
    title: Given
  }
  'triage/later': {
    days: readonly {
      title: Given
      value: Given
    }[]
    id: Given
    max: Given
    on: Given
    quick: Given
    reason: Given
    title: Given
    to: Given
  }
  'triage/list': {
    count: Given
    hint: Given
    later: readonly {
      back: Given
      line: Given
      title: Given
    }[]
    lines: readonly {
      at: Given
      color: Given
      line: Given
      title: Given
    }[]
    putOff: Given
    some: boolean
  }
  'triage/rewritten': {
    heading: Given
    lines: readonly {
      line: Given
    }[]
    others: Given
  }
  'urgent/choose': {
    none: boolean
    templates: readonly {
      button: Given
      id: Given
      long: boolean
      shown: Given
      text: Given
    }[]
  }
  'urgent/form': {
    alert: Given
    askId: Given
    blanks: readonly {
      id: Given
      label: Given
      max: Given
      missing: Given
      value: Given
    }[]
    body: Given
    fault: Given
    name: Given
    people: Given
    refused: boolean
    templateId: Given
    then: Given
    title: Given
    to: Given
    version: Given
  }
  'urgent/template': {
    choices: readonly {
      title: Given
      value: Given
    }[]
    limits: {
      postBodyMax: Given
      postTitleMax: Given
      summaryMax: Given
      templateNameMax: Given
    }
    templateId: Given
    value: {
      body: Given
      departments: Given
      everyone: Given
      locale: Given
      name: Given
      summary: Given
      title: Given
    }
    version: Given
  }
  'urgent/templates': {
    none: boolean
    templates: readonly {
      changed: Given
      id: Given
      name: Given
      text: Given
      version: Given
    }[]
  }
  'urgent/told': {
    by: Given
    kicker: Given
    readable: boolean
    sealed: Given
    takenBack: boolean
    title: Given
    to: Given
  }
  'urgent/unanswered': {
    color: Given
    heading: Given
    kicker: Given
    said: Given
    since: Given
    title: Given
  }
  'validations/comment': {
    after: readonly {
      text: Given
      who: Given
    }[]
    before: readonly {
      text: Given
      who: Given
    }[]
    commentId: Given
    heading: Given
    isOlder: boolean
    kicker: Given
    max: Given
    open: boolean
    postId: Given
    seal: Given
    text: Given
  }
  'validations/comments': {
    alone: boolean
    earlier: Given
    empty: boolean
    kicker: Given
    lines: readonly {
      isAnswer: boolean
      isOther: boolean
      text: Given
      version: Given
      who: Given
    }[]
    max: Given
    onItsOwn: boolean
    onTracking: boolean
    onValidation: boolean
    open: boolean
    postId: Given
    seal: Given
    threads: readonly {
      title: Given
      value: Given
    }[]
    title: Given
  }
  'validations/escalated': {
    kicker: Given
    lines: readonly {
      text: Given
    }[]
    over: boolean
    postId: Given
    reassigns: boolean
    state: Given
    step: Given
    title: Given
    waits: boolean
  }
  'validations/gone-on': {
    kicker: Given
    state: Given
    title: Given
  }
  'validations/missed': {
    kicker: Given
    lost: boolean
    missed: Given
    next: Given
    over: Given
    postId: Given
    seal: Given
    slot: Given
    takes: boolean
    title: Given
    waits: boolean
    why: Given
  }
  'validations/proposal': {
    color: Given
    decided: boolean
    fields: readonly {
      changes: readonly {
        inlines: Given
      }[]
      label: Given
      more: Given
    }[]
    heading: Given
    kicker: Given
    open: boolean
    outcome: Given
    proposalId: Given
    reasonMax: Given
    validationId: Given
  }
  'validations/propose': {
    card: boolean
    dialog: boolean
    limits: {
      postBodyMax: Given
      postTitleMax: Given
      summaryMax: Given
    }
    postId: Given
    refusal: Given
    refused: boolean
    seal: Given
    step: Given
    title: Given
    typed: readonly {
      text: Given
    }[]
    value: {
      body: Given
      summary: Given
      title: Given
    }
  }
  'validations/reassign': {
    choices: readonly {
      title: Given
      value: Given
    }[]
    max: Given
    now: Given
    postId: Given
    reason: Given
    refusal: Given
    refused: boolean
    several: boolean
    step: Given
    title: Given
    to: Given
    whom: Given
  }
  'validations/to-approve': {
    cut: boolean
    empty: boolean
    isReminder: boolean
    lines: readonly {
      before: Given
      changed: boolean
      color: Given
      consent: Given
      consentColor: Given
      decides: boolean
      drawn: Given
      due: boolean
      figures: Given
      folds: boolean
      postId: Given
      read: Given
      reference: Given
      seal: Given
      sealed: Given
      sent: Given
      step: Given
      title: Given
      to: Given
    }[]
    more: Given
    moved: Given
    reminded: Given
    said: Given
  }
  'validations/tracking': {
    absent: Given
    away: boolean
    before: Given
    color: Given
    comments: Given
    commentsTitle: Given
    editable: boolean
    kicker: Given
    lost: boolean
    postId: Given
    proposals: readonly {
      text: Given
    }[]
    reason: Given
    resubmits: boolean
    since: Given
    state: Given
    steps: readonly {
      color: Given
      details: readonly {
        text: Given
      }[]
      mark: Given
      name: Given
      said: Given
    }[]
    title: Given
    unreached: Given
    userIds: Given
    waiting: boolean
    withdrawable: boolean
  }
  'validations/validation': {
    alert: Given
    allChanges: readonly {
      inlines: Given
    }[]
    allFigures: readonly {
      inlines: Given
    }[]
    asked: boolean
    before: Given
    by: Given
    changeReasons: readonly {
      title: Given
      value: Given
    }[]
    changes: readonly {
      inlines: Given
    }[]
    channels: readonly {
      link: Given
      more: Given
      pictures: Given
      text: Given
      title: Given
      warning: Given
    }[]
    color: Given
    comments: Given
    commentsTitle: Given
    consent: Given
    consentColor: Given
    drawn: Given
    edition: Given
    editionMail: Given
    editionPage: Given
    editionPaper: Given
    facts: readonly {
      title: Given
      value: Given
    }[]
    figures: readonly {
      inlines: Given
    }[]
    figuresTitle: Given
    given: Given
    inPlace: Given
    kicker: Given
    moreChanges: Given
    moreFigures: Given
    next: Given
    open: Given
    own: boolean
    panels: readonly {
      mark: Given
      text: Given
    }[]
    postId: Given
    proposals: readonly {
      text: Given
    }[]
    proposes: boolean
    reasonMax: Given
    refuseReasons: readonly {
      title: Given
      value: Given
    }[]
    reminded: Given
    seal: Given
    sealed: Given
    sent: Given
    step: Given
    title: Given
    to: Given
    told: Given
    userIds: Given
    validationId: Given
    vouches: Given
  }
  'variants/card': {
    kicker: Given
    lines: readonly {
      channel: Given
      count: Given
      edit: Given
      edits: boolean
      faults: Given
      link: Given
      more: Given
      pictures: Given
      text: Given
      title: Given
      warning: Given
      warns: Given
    }[]
    postId: Given
    said: Given
    title: Given
    tone: Given
  }
  'variants/connected': {
    lines: readonly {
      color: Given
      held: Given
      limits: Given
      state: Given
      title: Given
    }[]
  }
  'variants/form': {
    channel: Given
    error: Given
    hint: Given
    kicker: Given
    offered: readonly {
      title: Given
      value: Given
    }[]
    pictures: Given
    postId: Given
    reopens: Given
    revision: Given
    text: Given
    textMost: Given
    theirs: Given
    theirsTitle: Given
    title: Given
    voids: Given
    warnable: boolean
    warning: Given
    warningMost: Given
  }
  'week/address': {
    address: Given
    said: Given
  }
  'week/digest': {
    dates: Given
    days: readonly {
      behind: Given
      lines: readonly {
        text: Given
        title: Given
      }[]
      more: Given
    }[]
    empty: Given
    failing: readonly {
      text: Given
    }[]
    from: Given
    heading: Given
    lacks: readonly {
      text: Given
    }[]
    late: readonly {
      text: Given
    }[]
    lateMore: Given
    said: Given
    sector: Given
    span: readonly {
      text: Given
    }[]
  }
  'week/duplicate': {
    channel: Given
    date: Given
    error: Given
    from: Given
    heading: Given
    once: Given
    postId: Given
    time: Given
    title: Given
  }
  'week/elsewhere': {
    agreed: Given
    choices: readonly {
      title: Given
      value: Given
    }[]
    date: Given
    error: Given
    from: Given
    heading: Given
    lines: readonly {
      channel: Given
      remove: Given
      text: Given
    }[]
    postId: Given
    removeSure: Given
    removing: Given
    send: Given
    time: Given
    title: Given
    to: Given
    warnings: readonly {
      text: Given
    }[]
  }
  'week/move': {
    agreed: Given
    channel: Given
    date: Given
    error: Given
    from: Given
    heading: Given
    now: Given
    postId: Given
    sealed: boolean
    send: Given
    time: Given
    title: Given
    version: Given
    warnings: readonly {
      text: Given
    }[]
  }
  'week/release': {
    at: Given
    channel: Given
    color: Given
    editable: boolean
    elsewhere: readonly {
      text: Given
    }[]
    from: Given
    history: readonly {
      text: Given
    }[]
    kicker: Given
    lacks: Given
    movable: boolean
    notes: readonly {
      text: Given
    }[]
    plannable: boolean
    postId: Given
    said: Given
    state: Given
    title: Given
    tone: Given
  }
  'week/week': {
    dates: Given
    days: readonly {
      behind: Given
      day: Given
      from: Given
      lines: readonly {
        chosen: readonly {
          channel: Given
          from: Given
          movable: boolean
          postId: Given
        }[]
        color: Given
        from: Given
        open: Given
        press: Given
        style: Given
        text: Given
        title: Given
      }[]
      more: Given
    }[]
    empty: Given
    failing: readonly {
      text: Given
    }[]
    heading: Given
    hint: Given
    lacks: readonly {
      text: Given
    }[]
    next: {
      from: Given
      title: Given
    }
    none: boolean
    others: Given
    previous: {
      from: Given
      title: Given
    }
    said: Given
    span: readonly {
      text: Given
    }[]
    thisWeek: Given
  }
}
