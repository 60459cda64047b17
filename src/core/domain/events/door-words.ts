import { fold } from '../text.ts'

/** One French noun each, short, easy to read aloud and to type on a phone; no two differ by accents alone. */
const nouns = `
  abeille abricot agneau aigle alouette amande ananas ancre anémone arbre ardoise artichaut asperge aubergine
  aurore avion avoine balai baleine ballon balcon bambou banane banc barque basilic bateau belette berger
  betterave biche bison bleuet bocal boussole bouleau bouquet bouton brebis brioche brise brouette bruyère buisson
  cabane cactus cadran caillou camion campanule canard canoë carotte carrosse cascade castor cerf cerfeuil cerise
  châtaigne chêne cheval chèvre chouette ciboulette cigale cigogne citron citrouille clairière clavier cloche
  coccinelle colibri colline comète coquillage corail corbeille coton coucou courgette crayon crocus cygne
  cyprès dauphin dentelle diapason domino dragon dune écharpe échelle éclair écluse écureuil églantine encre
  épinard érable escargot étoile étang faisan falaise fanfare faucon fenouil feuille figue flamme flocon flûte
  fontaine forêt fougère foulard fourmi fraise framboise frêne gazelle genêt girafe glacier glaïeul goéland
  gouache grelot grenade grillon groseille guirlande guitare haricot harpe hérisson héron hêtre hibou hirondelle
  horizon horloge igloo iris jardin jasmin jonquille kayak kiwi koala lagune laitue lanterne lavande lentille
  lézard libellule lièvre lilas limonade lion loutre lucarne lumière lune lynx magnolia mandarine marguerite
  marmotte marronnier mélèze melon menthe mésange miel mimosa mirabelle moineau montagne moulin mouette muguet
  mûre musique myrtille nacre navet navire neige noisette noix nuage océan oiseau olive olivier orage orange
  orchidée orme ortie osier oursin palmier panda panier papillon parapluie parasol passerelle pastèque pêche
  pélican perle persil phare pinceau pinson pissenlit pivoine platane plage pluie poire poireau pomme
  pont potager prairie prune puits pyramide quartz quille radis raisin ravin renard rivière robinet rocher
  romarin rosée roseau ruche ruisseau sable safran sapin sardine sauge saule savane soleil sorbet source
  sureau tambour tilleul tomate topaze tortue tournesol trèfle trompette tulipe vague vallée vanille verger
  violette violon voile volcan yaourt zèbre zinnia
`

export const doorWords: readonly string[] = nouns.trim().split(/\s+/)

export function doorText(word: string): string {
  return word.toLocaleUpperCase('fr')
}

/** The letters of what somebody typed: quotation marks, accents and case make no difference. */
export function doorKey(typed: string): string {
  return fold(typed).replace(/[^a-z]/g, '')
}
