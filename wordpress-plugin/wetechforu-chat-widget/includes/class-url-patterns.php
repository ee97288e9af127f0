<?php
/**
 * Addresses with a star for anything.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * `/shop/*` is the shop and all below it, `/prices` that one page, `/?page_id=7` a page by its query,
 * whatever else that query holds.
 * Letters' case and a slash at the end make no difference.
 */
final class Url_Patterns {

	/**
	 * A line of the settings as it is saved: it begins with a slash or a star; an address of this
	 * site loses its host. An address of another site stays whole, for `foreign_host`.
	 *
	 * @param string $line As it was typed.
	 */
	public static function clean( string $line ): string {
		$line = trim( wp_strip_all_tags( wp_check_invalid_utf8( $line ) ) );
		$line = (string) preg_replace( '/[\s\x00-\x1F\x7F].*$/u', '', $line );
		if ( '' === $line ) {
			return '';
		}
		if ( preg_match( '#^https?://([^/?\#]*)(.*)$#i', $line, $parts ) ) {
			return self::is_own_host( $parts[1] ) ? self::rooted( $parts[2] ) : $line;
		}
		return self::rooted( $line );
	}

	/**
	 * The host of an address that is not on this site; else an empty string.
	 *
	 * @param string $line As `clean` gave it.
	 */
	public static function foreign_host( string $line ): string {
		return preg_match( '#^https?://([^/?\#]*)#i', $line, $parts ) ? $parts[1] : '';
	}

	/**
	 * Whether an address is meant by one of the patterns.
	 *
	 * @param string[] $patterns As `clean` gave them.
	 * @param string   $path     Path of the request, as the address bar shows it after the host.
	 * @param string   $query    What follows its question mark.
	 */
	public static function match_any( array $patterns, string $path, string $query ): bool {
		foreach ( $patterns as $pattern ) {
			if ( self::matches( (string) $pattern, $path, $query ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether an address is meant by a pattern. The query counts only where the pattern has one, and
	 * then may hold more: advertisements add their marks to every address.
	 *
	 * @param string $pattern As `clean` gave it.
	 * @param string $path    Path of the request.
	 * @param string $query   What follows its question mark.
	 */
	private static function matches( string $pattern, string $path, string $query ): bool {
		list( $path_pattern, $query_pattern ) = explode( '?', $pattern, 2 ) + array( 1 => '' );
		$bare = rtrim( $path, '/' );
		// With the slash as well, so that `/shop/*` means the shop's own page too.
		if ( ! self::matches_one( $path_pattern, array( $bare, $bare . '/' ) ) ) {
			return false;
		}
		$arguments = explode( '&', $query );
		foreach ( array_filter( explode( '&', $query_pattern ), 'strlen' ) as $wanted ) {
			if ( ! self::matches_one( $wanted, $arguments ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether one of the texts is as the pattern says.
	 *
	 * @param string   $pattern With stars.
	 * @param string[] $texts   Each a path, or an argument of a query.
	 */
	private static function matches_one( string $pattern, array $texts ): bool {
		$expression = '#^' . str_replace( '\*', '.*', preg_quote( self::folded( $pattern ), '#' ) ) . '$#s';
		return array() !== preg_grep( $expression, array_map( array( self::class, 'folded' ), $texts ) );
	}

	/**
	 * One way to write an address.
	 *
	 * @param string $part Of an address.
	 */
	private static function folded( string $part ): string {
		$part = rawurldecode( $part );
		// Not every server has the extension, and WordPress does not stand in for this function of it.
		return function_exists( 'mb_strtolower' ) ? mb_strtolower( $part, 'UTF-8' ) : strtolower( $part );
	}

	/**
	 * With the slash that it should begin with.
	 *
	 * @param string $path Path or pattern.
	 */
	private static function rooted( string $path ): string {
		$path = (string) strtok( $path, '#' );
		return '' !== $path && in_array( $path[0], array( '/', '*' ), true ) ? $path : '/' . $path;
	}

	/**
	 * Whether this site answers by that name.
	 *
	 * @param string $host Host, with its port if it has one.
	 */
	private static function is_own_host( string $host ): bool {
		$bare = static function ( string $name ): string {
			return (string) preg_replace( '/^www\.|:\d+$/', '', strtolower( $name ) );
		};
		return $bare( $host ) === $bare( (string) wp_parse_url( home_url(), PHP_URL_HOST ) );
	}
}
