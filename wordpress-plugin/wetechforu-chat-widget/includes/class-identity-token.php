<?php
/**
 * What this site vouches for, signed.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Makes JSON Web Tokens (RFC 7519) with HS256 (RFC 7518, 3.2). The secret stays on this server.
 */
final class Identity_Token {

	/**
	 * `typ` in the header of what is signed for a user, for the site itself, and as a proof. Claims can
	 * be added by a filter, and this cannot, so that no kind passes for another (RFC 8725, 3.11).
	 */
	const USER_TYPE = 'JWT';

	const SITE_TYPE = 'wetechforu-site+jwt';

	const PROOF_TYPE = 'wetechforu-proof+jwt';

	const USER_LIFETIME_SECONDS = 600;

	const SITE_LIFETIME_SECONDS = 300;

	const NAME_CHARS_MAX = 120;

	const SITE_CHARS_MAX = 200;

	const ATTRIBUTES_MAX = 20;

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings $settings What the site owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Says who a signed-in user is.
	 *
	 * @param \WP_User $user Whom.
	 * @return string|null Null where this site has no key.
	 */
	public function for_user( \WP_User $user ): ?string {
		$claims = array( 'sub' => self::person( $user->ID ) );
		// WordPress keeps both as HTML: `Tom &amp; Co`. What is signed is text.
		$name  = self::one_line( wp_specialchars_decode( $user->display_name, ENT_QUOTES ) );
		$email = wp_specialchars_decode( $user->user_email, ENT_QUOTES );
		if ( '' !== $name ) {
			$claims['name'] = $name;
		}
		if ( is_email( $email ) ) {
			$claims['email'] = $email;
		}
		/**
		 * Filters what the chat is told of a signed-in user, before it is signed. `attributes` may
		 * hold up to twenty texts, numbers or booleans by name.
		 *
		 * @param array    $claims `sub`, `name`, `email`.
		 * @param \WP_User $user   Whom.
		 */
		$filtered = (array) apply_filters( 'wetechforu_chat_widget_identity_claims', $claims, $user );
		if ( isset( $filtered['attributes'] ) ) {
			// The service refuses a token for one attribute that it does not take, and an empty list, which
			// PHP cannot tell from an empty object.
			$filtered['attributes'] = (object) array_slice( array_filter( (array) $filtered['attributes'], 'is_scalar' ), 0, self::ATTRIBUTES_MAX );
		}
		// Whose conversation it is must not be changed by a filter that meant to add an attribute.
		return $this->sign( self::USER_TYPE, array( 'sub' => $claims['sub'] ) + $filtered, self::USER_LIFETIME_SECONDS );
	}

	/**
	 * Says that this server holds the widget's secret.
	 */
	public function for_site(): ?string {
		return $this->sign( self::SITE_TYPE, array( 'sub' => 'site' ), self::SITE_LIFETIME_SECONDS );
	}

	/**
	 * Answers a challenge of the service: this host's server holds the widget's secret.
	 *
	 * @param string $challenge As it was asked.
	 */
	public function for_proof( string $challenge ): ?string {
		$claims = array(
			'sub'       => 'proof',
			'challenge' => $challenge,
			'host'      => self::site_host(),
		);
		return $this->sign( self::PROOF_TYPE, $claims, self::SITE_LIFETIME_SECONDS );
	}

	/**
	 * Names a user for the service: `wp-shop.example.com-7`. Each site numbers its users by itself, and
	 * one widget may stand on several: by its number alone, a user would be given the conversation of
	 * another site's user. So the site is part of the name, also where one was copied from another.
	 *
	 * @param int $user_id Whom.
	 */
	private static function person( int $user_id ): string {
		// As it is saved: plugins for languages give the site an address for each of them.
		$site = strtolower( (string) preg_replace( '#^https?://(?:www\.)?|/+$#i', '', (string) get_option( 'home' ) ) );
		if ( strlen( $site ) > self::SITE_CHARS_MAX ) {
			$site = md5( $site );
		}
		return 'wp-' . $site . '-' . $user_id;
	}

	/**
	 * Host of this site, with its port where that is not the usual one.
	 */
	private static function site_host(): string {
		$parts = wp_parse_url( home_url() );
		return strtolower( $parts['host'] ?? '' ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	}

	/**
	 * Signs claims for this site's widget.
	 *
	 * @param string               $type             What it is for.
	 * @param array<string, mixed> $claims           What is vouched for.
	 * @param int                  $lifetime_seconds How long.
	 */
	private function sign( string $type, array $claims, int $lifetime_seconds ): ?string {
		$key = $this->settings->identity_key();
		if ( null === $key ) {
			return null;
		}
		$now     = time();
		$header  = array(
			'alg' => 'HS256',
			'typ' => $type,
			'kid' => $key['key_id'],
		);
		$signed  = array(
			'aud' => $this->settings->widget_key(),
			'iat' => $now,
			'exp' => $now + $lifetime_seconds,
		);
		$content = self::part( $header ) . '.' . self::part( $signed + $claims );
		return $content . '.' . self::base64url( hash_hmac( 'sha256', $content, $key['secret'], true ) );
	}

	/**
	 * One part of a token.
	 *
	 * @param array<string, mixed> $values What it holds.
	 */
	private static function part( array $values ): string {
		return self::base64url( (string) wp_json_encode( $values, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
	}

	/**
	 * Base64 as it may stand in an address (RFC 4648, 5), without padding.
	 *
	 * @param string $bytes Any bytes.
	 */
	private static function base64url( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode
	}

	/**
	 * A name as the service takes it.
	 *
	 * @param string $text As the user has it.
	 */
	private static function one_line( string $text ): string {
		$line = preg_replace( '/[\p{Cc}\x{2028}\x{2029}]+/u', ' ', wp_check_invalid_utf8( $text, true ) );
		return mb_substr( trim( (string) $line ), 0, self::NAME_CHARS_MAX );
	}
}
