<?php
// Beside SPIP's own: /read-feed.php?feed=… follows a feed, reads it at once, and answers what SPIP kept of it.
require 'vendor/autoload.php';
require 'ecrire/inc_version.php';
include_spip('base/abstract_sql');
include_spip('inc/queue');
include_spip('inc/meta');
$feed = $_GET['feed'];
// SPIP reads nothing of its own machine but of the site itself.
ecrire_meta('adresse_site', preg_replace('~(?<=[^:/])/.*~', '', $feed));
$id = sql_getfetsel('id_syndic', 'spip_syndic', 'url_syndic=' . sql_quote($feed));
if (!$id) {
    $id = sql_insertq('spip_syndic', [
        'nom_site' => 'Mary', 'url_site' => $feed, 'url_syndic' => $feed, 'syndication' => 'oui', 'statut' => 'publie',
        'date' => date('Y-m-d H:i:s'), 'moderation' => 'non', 'resume' => 'non', 'id_rubrique' => 1, 'id_secteur' => 1,
    ]);
}
queue_schedule([queue_add_job('syndic_a_jour', 'read', [$id], 'genie/syndic', false)]);
header('content-type: application/json');
echo json_encode(sql_allfetsel('*', 'spip_syndic_articles', 'id_syndic=' . intval($id)));
