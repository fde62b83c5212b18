package dev.plimsoll.deployments.web;

import dev.plimsoll.testing.PlimsollTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** The whole product on a real PostgreSQL, asked for pages by an administrator. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PlimsollTest
@AutoConfigureMockMvc
@Import(LedgerRows.class)
@WithMockUser(username = "maya", roles = "ADMIN")
@interface PageTest {}
