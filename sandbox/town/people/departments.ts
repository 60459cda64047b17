/** In the feminine, then in the masculine. */
export type Job = readonly [woman: string, man: string]

export type DepartmentPlan = {
  name: string
  /** What people typed into Entra over the years. */
  aliases: string[]
  services: string[]
  jobs: Job[]
  /** Its share of all agents, in thousandths. */
  weight: number
  hasDeputy: boolean
  /** How many people it has however small the town is. */
  least: number
}

type Line = [
  name: string,
  aliases: string,
  services: string,
  jobs: string,
  weight: number,
  hasDeputy: boolean,
  least?: number,
]

const lines: Line[] = [
  [
    'Direction de l’éducation',
    "Education; Affaires scolaires; Dir. Éducation; Direction de l'éducation",
    'Écoles maternelles; Écoles élémentaires; Restauration scolaire; Périscolaire; Carte scolaire',
    'Atsem/Atsem; Agente d’entretien/Agent d’entretien; Animatrice périscolaire/Animateur périscolaire; ' +
      'Cuisinière/Cuisinier; Gestionnaire scolaire/Gestionnaire scolaire',
    205,
    true,
  ],
  [
    'Direction de la petite enfance',
    'Petite enfance; DPE; Crèches; Direction Petite Enfance',
    'Crèche des Tilleuls; Crèche du Port; Relais petite enfance; Inscriptions',
    'Auxiliaire de puériculture/Auxiliaire de puériculture; ' +
      'Éducatrice de jeunes enfants/Éducateur de jeunes enfants; ' +
      'Infirmière puéricultrice/Infirmier puériculteur',
    130,
    true,
  ],
  [
    'Direction de la voirie et des espaces publics',
    'Voirie; DVEP; Voirie et espaces publics; Espaces publics',
    'Éclairage public; Propreté; Signalisation; Travaux; Stationnement',
    'Agente de propreté/Agent de propreté; Conductrice de travaux/Conducteur de travaux; Électricienne/Électricien; ' +
      'Technicienne voirie/Technicien voirie',
    125,
    true,
  ],
  [
    'Direction des espaces verts et de la biodiversité',
    'Espaces verts; Parcs et jardins; DEVB',
    'Serres municipales; Parcs du centre; Arbres et forêts; Cimetières',
    'Jardinière/Jardinier; Élagueuse/Élagueur; Technicienne biodiversité/Technicien biodiversité',
    85,
    true,
  ],
  [
    'Direction de la culture',
    'Culture; Dir. Culture; Affaires culturelles; DAC',
    'Médiathèques; Conservatoire; Musée de la Batellerie; Théâtre; Archives',
    'Bibliothécaire/Bibliothécaire; Médiatrice culturelle/Médiateur culturel; Régisseuse/Régisseur; ' +
      'Professeure de musique/Professeur de musique; Archiviste/Archiviste',
    95,
    true,
  ],
  [
    'Direction des sports et de la jeunesse',
    'Sports; Sports et jeunesse; DSJ; Jeunesse',
    'Piscines; Équipements sportifs; Centres de loisirs; Événements sportifs',
    'Maîtresse-nageuse/Maître-nageur; Gardienne de gymnase/Gardien de gymnase; ' +
      'Animatrice jeunesse/Animateur jeunesse',
    75,
    true,
  ],
  [
    'Direction de l’action sociale',
    "CCAS; Action sociale; DAS; Direction de l'action sociale",
    'Accueil social; Maintien à domicile; Logement d’urgence; Résidences seniors',
    'Assistante sociale/Assistant social; Aide à domicile/Aide à domicile; Aide-soignante/Aide-soignant; ' +
      'Conseillère en insertion/Conseiller en insertion',
    95,
    true,
  ],
  [
    'Direction de l’eau et des déchets',
    "Eau et déchets; DED; Eau; Direction de l'eau et des déchets",
    'Eau potable; Assainissement; Collecte; Déchèteries',
    'Ripeuse/Ripeur; Fontainière/Fontainier; Agente de déchèterie/Agent de déchèterie; Égoutière/Égoutier',
    60,
    false,
  ],
  [
    'Direction de l’urbanisme et de l’habitat',
    'Urbanisme; DUH; Urbanisme et habitat; Habitat',
    'Droit des sols; Planification; Habitat; Foncier',
    'Instructrice/Instructeur; Urbaniste/Urbaniste; Cartographe/Cartographe',
    30,
    true,
  ],
  [
    'Direction des ressources humaines',
    'DRH; RH; Ressources humaines',
    'Carrières et paie; Formation; Santé au travail; Recrutement',
    'Gestionnaire carrière et paie/Gestionnaire carrière et paie; Chargée de recrutement/Chargé de recrutement; ' +
      'Préventrice/Préventeur',
    32,
    true,
  ],
  [
    'Direction des systèmes d’information',
    "DSI; Informatique; SI; Direction des systèmes d'information",
    'Assistance; Réseaux et serveurs; Applications; Données',
    'Technicienne assistance/Technicien assistance; Administratrice systèmes/Administrateur systèmes; ' +
      'Cheffe de projet/Chef de projet',
    28,
    true,
  ],
  [
    'Direction des finances',
    'Finances; DAF; Finances et commande publique',
    'Budget; Comptabilité; Commande publique',
    'Comptable/Comptable; Acheteuse publique/Acheteur public; Contrôleuse de gestion/Contrôleur de gestion',
    20,
    false,
  ],
  [
    'Secrétariat général et affaires juridiques',
    'Secrétariat général; Affaires juridiques; DGS; Direction générale',
    'Assemblées; Affaires juridiques; Courrier; Protocole',
    'Juriste/Juriste; Assistante de direction/Assistant de direction; Agente du courrier/Agent du courrier',
    15,
    true,
  ],
  [
    'Direction de la communication',
    'Communication; Com; Dir. Com; DirCom',
    'Communication interne; Éditions; Numérique; Relations presse',
    'Chargée de communication/Chargé de communication; Graphiste/Graphiste; Photographe/Photographe; ' +
      'Gestionnaire de réseaux sociaux/Gestionnaire de réseaux sociaux',
    12,
    true,
    9,
  ],
]

const cut = (text: string): string[] => text.split('; ')

/** The fourteen departments, the largest first. */
export const departmentPlans: DepartmentPlan[] = lines.map(toPlan)

function toPlan([name, aliases, services, jobs, weight, hasDeputy, least = 3]: Line): DepartmentPlan {
  return {
    name,
    aliases: cut(aliases),
    services: cut(services),
    jobs: cut(jobs).map(job => {
      const [woman = job, man = woman] = job.split('/')
      return [woman, man] as const
    }),
    weight,
    hasDeputy,
    least,
  }
}
