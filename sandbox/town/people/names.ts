const words = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map(name => name.trim())
    .filter(name => name !== '')

/** First names met in French town halls, of every generation and origin. */
export const women = words(`
  Adèle, Aïcha, Agathe, Agnès, Alice, Aline, Amandine, Amina, Anaïs, Anissa, Anne, Anne-Laure, Annie, Apolline
  Assia, Aurélie, Awa, Aya, Barbara, Béatrice, Brigitte, Camille, Carole, Caroline, Catarina, Catherine, Cécile
  Céline, Chantal, Charlotte, Chloé, Christelle, Claire, Clémence, Corinne, Coralie, Dalila, Delphine, Diane
  Djamila, Dominique, Élise, Élodie, Emma, Emmanuelle, Estelle, Eva, Fanny, Farida, Fatima, Fatou, Florence
  Françoise, Gaëlle, Gwenaëlle, Hanna, Hawa, Hélène, Houria, Inès, Ingrid, Isabelle, Jade, Jeanne, Joëlle, Julie
  Juliette, Justine, Karima, Khadija, Laetitia, Laure, Leïla, Léa, Linda, Linh, Louise, Lucie, Maëlle, Magali
  Manon, Margaux, Maria, Marie, Marie-Christine, Marianne, Marine, Marion, Martine, Mathilde, Mélanie, Meryem
  Morgane, Myriam, Nadège, Nadia, Naïma, Nathalie, Nicole, Nolwenn, Nora, Océane, Odile, Ophélie, Pascale
  Patricia, Pauline, Rachida, Raphaëlle, Rose, Rosa, Sabrina, Salomé, Samira, Sandrine, Sarah, Séverine, Solène
  Sonia, Sophie, Soraya, Stéphanie, Sylvie, Thi Mai, Valérie, Vanessa, Véronique, Virginie, Yasmina, Yolande, Zoé
  Zohra`)

export const men = words(`
  Abdel, Abdoulaye, Adrien, Ahmed, Alain, Alexandre, Ali, Amadou, Anthony, Antoine, Arnaud, Arthur, Aurélien
  Bakary, Baptiste, Benjamin, Benoît, Bernard, Bilal, Bruno, Cédric, Christian, Christophe, Clément, Corentin
  Cyril, Damien, Daniel, David, Denis, Didier, Djibril, Driss, Éric, Erwan, Étienne, Fabien, Fabrice, Farid, Félix
  Florian, Franck, François, Frédéric, Gabriel, Gaël, Georges, Gérard, Gilles, Grégory, Guillaume, Gwendal, Hakim
  Hamza, Hervé, Hugo, Ibrahim, Ismaël, Jacques, Jean, Jean-Baptiste, Jean-Luc, Jean-Marc, Jérémy, Jérôme, Joachim
  João, Jonathan, Jordan, Julien, Kamel, Karim, Kevin, Khalid, Laurent, Léo, Lionel, Loïc, Louis, Luc, Lucas
  Ludovic, Malik, Mamadou, Manuel, Marc, Martin, Mathieu, Maxime, Mehdi, Michel, Minh, Mohamed, Mourad, Moussa
  Nabil, Nathan, Nicolas, Olivier, Omar, Oumar, Pascal, Patrice, Patrick, Paul, Paulo, Philippe, Pierre, Quentin
  Rachid, Raphaël, Régis, Rémi, Renaud, Robin, Romain, Samuel, Sébastien, Serge, Simon, Stéphane, Sylvain, Théo
  Thibault, Thierry, Thomas, Tristan, Valentin, Victor, Vincent, Xavier, Yann, Yannick, Yassine, Younès, Yves
  Yvon, Zacharie`)

export const families = words(`
  Abadie, Abdallah, Aït-Ahmed, Allard, Almeida, Amrani, André, Arnaud, Aubert, Aubry, Ba, Bailly, Barbier, Baron
  Barry, Bélanger, Belkacem, Ben Amor, Benali, Benoît, Berger, Bernard, Bertrand, Besson, Blanc, Blanchard
  Blondel, Boucher, Bouchard, Boudjemaa, Boulanger, Bourgeois, Boutin, Bouvier, Boyer, Brun, Brunet, Caron
  Carpentier, Carvalho, Charpentier, Chauvin, Chevalier, Cissé, Clément, Colas, Colin, Collet, Cordier, Costa
  Coulibaly, Cousin, Da Silva, Daniel, David, Delattre, Delaunay, Denis, Deschamps, Diallo, Diarra, Diop
  Dos Santos, Dubois, Dufour, Dumas, Dumont, Dupont, Dupuis, Durand, Duval, El Amrani, El Idrissi, Étienne, Fabre
  Faure, Fernandes, Ferreira, Fischer, Fleury, Fontaine, Fournier, François, Gaillard, Garcia, Garnier, Gauthier
  Gautier, Gérard, Germain, Gilbert, Girard, Giraud, Gomes, Gomis, Gonçalves, Gonzalez, Guérin, Guichard
  Guillaume, Guillot, Guyot, Haddad, Hamel, Hamidi, Henry, Hervé, Hoarau, Hubert, Huet, Humbert, Jacob, Jacquet
  Jean-Baptiste, Joly, Joubert, Kaya, Keita, Khelifi, Klein, Konaté, Kowalski, Lacroix, Lambert, Lamy, Langlois
  Laurent, Le Bihan, Le Gall, Le Goff, Le Roux, Lebon, Leblanc, Lebrun, Leclerc, Lecomte, Lefebvre, Lefèvre
  Legrand, Lemaire, Lemoine, Leroy, Lopes, Lopez, Louis, Lucas, Maillard, Mallet, Marchal, Marchand, Marie
  Marques, Martin, Martinez, Masson, Mathieu, Menard, Mercier, Meunier, Meyer, Michaud, Michel, Millet, Monnier
  Moreau, Morel, Morin, Morvan, Moulin, Moussaoui, Muller, N’Diaye, Ndiaye, Nguyen, Nicolas, Noël, Olivier
  Oliveira, Ozturk, Parent, Paris, Pasquier, Payet, Pelletier, Pereira, Perez, Perret, Perrin, Petit, Petrosyan
  Phan, Philippe, Picard, Pichon, Pierre, Pinto, Poirier, Pons, Poulain, Prévost, Rahmani, Ramos, Rault, Remy
  Renard, Renaud, Rey, Reynaud, Ribeiro, Richard, Rivière, Robert, Robin, Rocher, Rodrigues, Roger, Rolland, Rossi
  Rousseau, Roussel, Roux, Roy, Saïdi, Sanchez, Santos, Sauvage, Schmitt, Schneider, Sow, Sylla, Tanguy, Tavares
  Tessier, Thibault, Thomas, Touré, Tran, Traoré, Vallet, Vasseur, Vidal, Vincent, Vieira, Weber, Yildiz, Zerrouki
  Zidane`)
