<?php
/**
 * The plugin in other languages.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Translations;

final class Translations_Test extends Plugin_Test_Case {

	protected function tearDown(): void {
		remove_all_filters( 'pre_determine_locale' );
		unload_textdomain( 'wetechforu-chat-widget', true );
		parent::tearDown();
	}

	private function speak( string $locale ): void {
		unload_textdomain( 'wetechforu-chat-widget', true );
		add_filter( 'pre_determine_locale', static fn (): string => $locale );
		( new Translations() )->load();
	}

	/**
	 * @dataProvider locales
	 */
	public function test_a_locale_has_its_words( string $locale, string $word ): void {
		$this->speak( $locale );
		$this->assertSame( $word, __( 'Test the connection', 'wetechforu-chat-widget' ) );
	}

	public function locales(): array {
		return array(
			'Mexico speaks Spanish' => array( 'es_MX', 'Probar la conexión' ),
			'so does es alone'      => array( 'es', 'Probar la conexión' ),
			'German has none yet'   => array( 'de_DE', 'Test the connection' ),
			'Estonian is not es'    => array( 'et', 'Test the connection' ),
		);
	}

	public function test_the_compiled_files_can_be_read_by_wordpress(): void {
		$folder = dirname( \WeTechForU\ChatWidget\PLUGIN_FILE ) . '/languages/';
		$this->assertTrue( load_textdomain( 'wetechforu-chat-widget', $folder . 'wetechforu-chat-widget-es_ES.mo', 'es_ES' ) );
		$this->assertSame( 'Hay un plugin más nuevo, %1$s; este es %2$s.', __( 'There is a newer plugin, %1$s; this is %2$s.', 'wetechforu-chat-widget' ) );
		$this->assertSame( 'Chat', _x( 'Chat', 'block title', 'wetechforu-chat-widget' ) );
	}

	public function test_the_editor_of_another_spanish_country_gets_spanish_too(): void {
		add_filter( 'pre_determine_locale', static fn (): string => 'es_MX' );
		$hash = md5( 'blocks/chat/editor.js' );
		$file = ( new Translations() )->script_file( "/nowhere/wetechforu-chat-widget-es_MX-$hash.json", 'any', 'wetechforu-chat-widget' );
		$this->assertFileExists( $file );
		$texts = json_decode( (string) file_get_contents( $file ), true );
		$this->assertSame( array( 'Escriba un mensaje…' ), $texts['locale_data']['messages']['Write a message…'] );
	}
}
