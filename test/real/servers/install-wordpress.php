<?php
// php install-wordpress.php FOLDER: makes the tables and one editor, and prints the password with which a program signs in.
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Ville', 'mary', 'mary@ville.test', true, '', wp_generate_password());
$user = get_user_by('login', 'mary');
$user->set_role('editor');
[$password] = WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'Mary']);
echo $password;
