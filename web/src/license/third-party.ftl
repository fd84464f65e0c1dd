<#-- META-INF/THIRD-PARTY.txt of the service: its libraries by licence, and what it carries beside libraries. -->
Third parties whose work this service carries

Libraries, by licence. One under several licences stands at each of them.
<#list licenseMap as entry>
<#if entry.getValue()?size gt 0>

${entry.getKey()}
<#list entry.getValue() as library>
  ${library.groupId}:${library.artifactId}:${library.version}<#if library.url??>  ${library.url}</#if>
</#list>
</#if>
</#list>

Inside the libraries

PostgreSQL License
  PostgreSQL's programs in embedded-postgres-binaries  https://www.postgresql.org/about/licence/

Fonts, each with its licence beside it in the folder fonts

SIL Open Font License 1.1
  NotoSansTC-Regular, NotoSansTC-Bold  fonts/NotoSansTC-OFL.txt

Open Government Data License 1.0
  TW-Sung-98_1, TW-Sung-Ext-B-98_1, TW-Sung-Plus-98_1  fonts/TW-Sung-OGDL.txt
