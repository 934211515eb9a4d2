/** Defines the contract with clients: jobs, orders, ids, events, responses. */
@NullMarked
package dev.exesys.core.contract;

import org.jspecify.annotations.NullMarked;
