/**
 * Checks the engine against the contract with cases: one folder per case, with requests and
 * expectations.
 */
@NullMarked
package dev.exesys.system.conformance;

import org.jspecify.annotations.NullMarked;
