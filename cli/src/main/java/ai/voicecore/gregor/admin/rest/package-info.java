/** JSON over HTTP, for the adapters beside it. */
@NullMarked
package ai.voicecore.gregor.admin.rest;

import org.jspecify.annotations.NullMarked;
